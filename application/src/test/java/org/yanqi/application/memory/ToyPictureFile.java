package org.yanqi.application.memory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What a picture's file says of itself, as far as the tests' own files go.
 *
 * @param width as stored, in pixels
 * @param quarters by which it has to be turned clockwise to stand upright
 * @param end where the picture ends in the file
 */
record ToyPictureFile(Kind kind, int width, int height, int quarters, int end) {
    /** A lossless WebP has its size in its first octets; its pixels stay unread. */
    enum Kind {
        JPEG("\u00ff\u00d8\u00ff"),
        PNG("\u0089PNG\r\n\u001a\n"),
        WEBP("RIFF");

        private final String beginning;

        Kind(String beginning) {
            this.beginning = beginning;
        }
    }

    static Optional<Kind> kind(byte[] file) {
        String beginning = new String(file, 0, Math.min(file.length, 8), ISO_8859_1);
        for (Kind kind : Kind.values()) {
            if (beginning.startsWith(kind.beginning)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** @throws IndexOutOfBoundsException if the file stops before the picture does */
    static ToyPictureFile read(Kind kind, byte[] file) {
        return switch (kind) {
            case JPEG -> jpeg(ByteBuffer.wrap(file));
            case PNG -> png(ByteBuffer.wrap(file));
            case WEBP -> webp(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        };
    }

    /** Segment by segment (ITU-T T.81 Annex B); after the scan's header come its data. */
    private static ToyPictureFile jpeg(ByteBuffer file) {
        int width = 0;
        int height = 0;
        int quarters = 0;
        int at = 2;
        while (marker(file, at) != 0xD9) {
            int marker = marker(file, at);
            int next = at + 2 + Short.toUnsignedInt(file.getShort(at + 2));
            if (marker >= 0xC0 && marker <= 0xC2) {
                height = Short.toUnsignedInt(file.getShort(at + 5));
                width = Short.toUnsignedInt(file.getShort(at + 7));
            } else if (marker == 0xE1) {
                quarters = quarters(file, at + 4);
            }
            at = marker == 0xDA ? afterData(file, next) : next;
        }
        return new ToyPictureFile(Kind.JPEG, width, height, quarters, at + 2);
    }

    private static int marker(ByteBuffer file, int at) {
        return Byte.toUnsignedInt(file.get(at + 1));
    }

    private static int afterData(ByteBuffer file, int from) {
        int at = from;
        while (file.get(at) != (byte) 0xFF || isData(marker(file, at))) {
            at++;
        }
        return at;
    }

    private static boolean isData(int afterFF) {
        return afterFF == 0 || afterFF >= 0xD0 && afterFF <= 0xD7;
    }

    /** Exif with the orientation as its first and only entry, big-endian. */
    private static int quarters(ByteBuffer file, int exif) {
        return switch (file.getShort(exif + 6 + 8 + 2 + 8)) {
            case 6 -> 1;
            case 3 -> 2;
            case 8 -> 3;
            default -> 0;
        };
    }

    private static ToyPictureFile png(ByteBuffer file) {
        int at = 8;
        while (file.getInt(at + 4) != 0x49454E44) {
            at = Math.addExact(at, 12 + file.getInt(at));
        }
        file.get(at + 11);
        return new ToyPictureFile(Kind.PNG, file.getInt(16), file.getInt(20), 0, at + 12);
    }

    private static ToyPictureFile webp(ByteBuffer file) {
        int end = 8 + file.getInt(4);
        file.get(end - 1);
        int sides = file.getInt(21);
        return new ToyPictureFile(Kind.WEBP, (sides & 0x3FFF) + 1, (sides >> 14 & 0x3FFF) + 1, 0, end);
    }
}
