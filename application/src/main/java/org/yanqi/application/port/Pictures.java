package org.yanqi.application.port;

import org.yanqi.domain.Bytes;

/** Makes of what was sent a picture that is safe to keep: decoded within bounds, upright, encoded anew, without metadata. */
public interface Pictures {
    /** What a file turns out to be. */
    sealed interface Reading {
        /** @param picture JPEG; {@code width} and {@code height} in pixels */
        record Picture(Bytes picture, int width, int height) implements Reading {}

        record Empty() implements Reading {}

        record TooLarge(int mostOctets) implements Reading {}

        /** Neither JPEG nor PNG nor WebP by its content. */
        record NotAPicture() implements Reading {}

        /** SVG or other XML: drawings can carry scripts. */
        record Drawing() implements Reading {}

        /** Begins as a picture and stops in the middle, or is damaged. */
        record Damaged() implements Reading {}

        /** Unpacks to more than can be wanted of a photograph. */
        record TooManyPixels(long mostPixels) implements Reading {}

        /** So small that nothing can be read on it. */
        record TooSmall(int leastPixelsAside) implements Reading {}

        /** Is a picture and something else at the same time: an archive, a page, a program. */
        record Polyglot() implements Reading {}
    }

    String MEDIA_TYPE = "image/jpeg";

    /** @param file of any size up to 10 MiB and one octet; nothing beyond the bounds is ever allocated for it */
    Reading read(Bytes file);

    /**
     * A picture that was kept, turned clockwise.
     *
     * @param quarters 1 to 3
     */
    Bytes turn(Bytes picture, int quarters);
}
