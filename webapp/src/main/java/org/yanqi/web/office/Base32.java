package org.yanqi.web.office;

import java.io.ByteArrayOutputStream;
import org.yanqi.domain.Bytes;

/** Base32 (RFC 4648 §6), in which secrets of one-time password generators are written. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /** @throws IllegalArgumentException if it is none; the text, which is a secret, is not repeated */
    static Bytes decode(String text) {
        var octets = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char character : text.replaceFirst("=*$", "").toCharArray()) {
            int value = ALPHABET.indexOf(character);
            if (value < 0) {
                throw new IllegalArgumentException("not Base32");
            }
            buffer = buffer << BITS | value;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                octets.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return Bytes.of(octets.toByteArray());
    }
}
