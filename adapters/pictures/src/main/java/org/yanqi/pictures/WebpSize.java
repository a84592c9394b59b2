package org.yanqi.pictures;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;

/** A WebP picture's size as its own data say, which is what the decoder goes by, and not as the container claims. */
record WebpSize(int width, int height) {
    private static final byte[] KEY_FRAME = {(byte) 0x9D, 0x01, 0x2A};
    private static final int LOSSLESS = 0x2F;
    private static final int FOURTEEN_BITS = 0x3FFF;
    private static final int HAS_TRANSPARENCY = 0x10;

    /** @param chunk {@code VP8 } or {@code VP8L} */
    static WebpSize of(Octets chunk) throws DamagedFile {
        Octets data = WebpAnatomy.content(chunk);
        WebpSize size = WebpAnatomy.name(chunk).equals("VP8L") ? lossless(data) : lossy(data);
        if (size.width < 1 || size.height < 1) {
            throw new DamagedFile("no side of a picture has no pixel");
        }
        return size;
    }

    /** RFC 6386 §9.1. */
    private static WebpSize lossy(Octets data) throws DamagedFile {
        int tag = data.twoAt(0, LITTLE_ENDIAN) | data.part(2, 1).at(0) << 16;
        if ((tag & 1) != 0 || !data.startsWith(3, KEY_FRAME) || tag >> 5 > data.length() - 10) {
            throw new DamagedFile("no whole key frame");
        }
        return new WebpSize(data.twoAt(6, LITTLE_ENDIAN) & FOURTEEN_BITS, data.twoAt(8, LITTLE_ENDIAN) & FOURTEEN_BITS);
    }

    /** RFC 9649 §3.4. */
    private static WebpSize lossless(Octets data) throws DamagedFile {
        if (data.at(0) != LOSSLESS) {
            throw new DamagedFile("no lossless picture");
        }
        int sides = (int) data.fourAt(1, LITTLE_ENDIAN);
        return new WebpSize((sides & FOURTEEN_BITS) + 1, (sides >> 14 & FOURTEEN_BITS) + 1);
    }

    /** The chunk {@code VP8X} of a still picture with transparency (RFC 9649 §2.7). */
    byte[] extendedHeader() {
        ByteBuffer chunk = ByteBuffer.allocate(18).order(LITTLE_ENDIAN);
        chunk.put(new byte[] {'V', 'P', '8', 'X'}).putInt(10).putInt(HAS_TRANSPARENCY);
        put24(chunk, width - 1);
        put24(chunk, height - 1);
        return chunk.array();
    }

    private static void put24(ByteBuffer chunk, int value) {
        chunk.putShort((short) value).put((byte) (value >> 16));
    }
}
