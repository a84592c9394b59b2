package org.yanqi.pictures;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG file (ISO/IEC 15948), chunk by chunk. Only what draws is kept: texts and colour profiles, which are compressed and
 * can unpack to anything, stay unread; of an animation the still picture remains.
 */
final class PngAnatomy {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final Set<String> DRAWING = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int HEADER_OCTETS = 13;

    private final Octets file;
    private final ByteArrayOutputStream drawing = new ByteArrayOutputStream();
    private Orientation upright = Orientation.UPRIGHT;

    PngAnatomy(Octets file) {
        this.file = file;
    }

    Anatomy read() throws DamagedFile {
        Octets header = file.part(SIGNATURE.length + 8, HEADER_OCTETS);
        drawing.writeBytes(SIGNATURE);
        int end = SIGNATURE.length;
        String type;
        do {
            boolean first = end == SIGNATURE.length;
            long length = file.fourAt(end, BIG_ENDIAN);
            Octets chunk = file.part(end, 12 + length);
            type = name(chunk);
            if (first != type.equals("IHDR") || first && length != HEADER_OCTETS) {
                throw new DamagedFile("the header is not first");
            }
            take(type, chunk);
            end += chunk.length();
        } while (!type.equals("IEND"));
        return new Anatomy(
                Format.PNG,
                pixels(header, 0),
                pixels(header, 4),
                header.at(8) == 16 ? 8 : 4,
                Anatomy.MOST_PIXELS,
                upright,
                drawing.toByteArray(),
                end);
    }

    private static String name(Octets chunk) throws DamagedFile {
        return new String(chunk.part(4, 4).toArray(), US_ASCII);
    }

    private static int pixels(Octets header, int position) throws DamagedFile {
        long pixels = header.fourAt(position, BIG_ENDIAN);
        if (pixels < 1 || pixels > Integer.MAX_VALUE) {
            throw new DamagedFile("no side of a picture has " + pixels + " pixels");
        }
        return (int) pixels;
    }

    private void take(String type, Octets chunk) throws DamagedFile {
        byte[] octets = chunk.toArray();
        int dataEnd = octets.length - 4;
        var crc = new CRC32();
        crc.update(octets, 4, dataEnd - 4);
        if (crc.getValue() != chunk.fourAt(dataEnd, BIG_ENDIAN)) {
            throw new DamagedFile("checksum of " + type);
        }
        if (DRAWING.contains(type)) {
            drawing.writeBytes(octets);
        } else if (type.equals("eXIf")) {
            upright = ExifOrientation.of(chunk.part(8, dataEnd - 8));
        }
    }
}
