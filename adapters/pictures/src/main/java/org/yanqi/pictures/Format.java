package org.yanqi.pictures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/** What a picture may come as. A file's name and media type are claims; its first octets decide how it is read. */
enum Format {
    JPEG {
        @Override
        boolean begins(Octets file) {
            return file.startsWith(0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
        }

        @Override
        Anatomy takeApart(Octets file) throws DamagedFile {
            return new JpegAnatomy(file).read();
        }
    },
    PNG {
        @Override
        boolean begins(Octets file) {
            return file.startsWith(0, PngAnatomy.SIGNATURE);
        }

        @Override
        Anatomy takeApart(Octets file) throws DamagedFile {
            return new PngAnatomy(file).read();
        }
    },
    WEBP {
        @Override
        boolean begins(Octets file) {
            return file.startsWith(0, "RIFF".getBytes(US_ASCII)) && file.startsWith(8, "WEBP".getBytes(US_ASCII));
        }

        @Override
        Anatomy takeApart(Octets file) throws DamagedFile {
            return new WebpAnatomy(file).read();
        }
    };

    static Optional<Format> of(Octets file) {
        return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
    }

    abstract boolean begins(Octets file);

    /** @throws DamagedFile if the file stops in the middle or contradicts itself */
    abstract Anatomy takeApart(Octets file) throws DamagedFile;
}
