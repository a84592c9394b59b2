package org.yanqi.pictures;

import java.nio.ByteOrder;
import java.util.Optional;

/** The one entry that matters here of a picture's Exif metadata: TIFF 6.0 §2, first directory, tag 0x0112, type SHORT. */
final class ExifOrientation {
    static final byte[] IDENTIFIER = {'E', 'x', 'i', 'f', 0, 0};

    private static final byte[] LITTLE_ENDIAN = {'I', 'I', 42, 0};
    private static final byte[] BIG_ENDIAN = {'M', 'M', 0, 42};
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_OCTETS = 12;
    private static final int MOST_ENTRIES = 200;

    private ExifOrientation() {}

    /** @param exif with or without the identifier that JPEG puts before it; whatever is wrong with it, the picture counts as upright */
    static Orientation of(Octets exif) {
        try {
            Octets tiff = exif.startsWith(0, IDENTIFIER)
                    ? exif.part(IDENTIFIER.length, exif.length() - IDENTIFIER.length)
                    : exif;
            return inFirstDirectory(tiff).orElse(Orientation.UPRIGHT);
        } catch (DamagedFile e) {
            return Orientation.UPRIGHT;
        }
    }

    private static Optional<Orientation> inFirstDirectory(Octets tiff) throws DamagedFile {
        if (!tiff.startsWith(0, LITTLE_ENDIAN) && !tiff.startsWith(0, BIG_ENDIAN)) {
            return Optional.empty();
        }
        ByteOrder order = tiff.startsWith(0, BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long directory = tiff.fourAt(4, order);
        if (directory > tiff.length()) {
            return Optional.empty();
        }
        int entries = Math.min(tiff.twoAt((int) directory, order), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + i * ENTRY_OCTETS;
            if (tiff.twoAt(entry, order) == TAG && tiff.twoAt(entry + 2, order) == SHORT) {
                return Orientation.ofTag(tiff.twoAt(entry + 8, order));
            }
        }
        return Optional.empty();
    }
}
