package org.yanqi.pictures;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.yanqi.application.port.Pictures;
import org.yanqi.domain.Bytes;

/** Takes a file apart before anything decodes it, and keeps only what was drawn anew; nothing is written to a disk. */
public final class SafePictures implements Pictures {
    static final int MOST_OCTETS = 10 * 1024 * 1024;
    static final int LEAST_PIXELS_ASIDE = 200;

    /** Each has some 150 megabytes of memory at worst; for WebP, whose decoder wants more, all are cleared. */
    private static final int DESKS = 2;

    private final Semaphore desks = new Semaphore(DESKS, true);

    @Override
    public Reading read(Bytes file) {
        if (file.length() == 0) {
            return new Reading.Empty();
        }
        if (file.length() > MOST_OCTETS) {
            return new Reading.TooLarge(MOST_OCTETS);
        }
        try {
            return read(Octets.of(file.toArray()));
        } catch (DamagedFile e) {
            return new Reading.Damaged();
        }
    }

    private Reading read(Octets file) throws DamagedFile {
        if (Drawing.is(file)) {
            return new Reading.Drawing();
        }
        Optional<Format> format = Format.of(file);
        if (format.isEmpty()) {
            return new Reading.NotAPicture();
        }
        Anatomy picture;
        try {
            picture = format.get().takeApart(file);
        } catch (DamagedFile e) {
            return ForeignContent.in(file, file.length()) ? new Reading.Polyglot() : new Reading.Damaged();
        }
        return ForeignContent.in(file, picture.end()) ? new Reading.Polyglot() : read(picture);
    }

    private Reading read(Anatomy picture) throws DamagedFile {
        if (picture.tooLarge()) {
            return new Reading.TooManyPixels(picture.mostPixels());
        }
        Print print = print(picture, picture.upright());
        int width = print.image().getWidth();
        int height = print.image().getHeight();
        return Math.min(width, height) < LEAST_PIXELS_ASIDE
                ? new Reading.TooSmall(LEAST_PIXELS_ASIDE)
                : new Reading.Picture(Bytes.of(print.jpeg()), width, height);
    }

    @Override
    public Bytes turn(Bytes picture, int quarters) {
        Orientation turned = Orientation.turned(quarters);
        try {
            Anatomy kept = Format.JPEG.takeApart(Octets.of(picture.toArray()));
            return Bytes.of(print(kept, turned).jpeg());
        } catch (DamagedFile e) {
            throw new IllegalArgumentException("not a picture that was kept", e);
        }
    }

    private Print print(Anatomy picture, Orientation upright) throws DamagedFile {
        int taken = picture.format() == Format.WEBP ? DESKS : 1;
        desks.acquireUninterruptibly(taken);
        try {
            return Print.of(Decoder.decode(picture), upright);
        } finally {
            desks.release(taken);
        }
    }
}
