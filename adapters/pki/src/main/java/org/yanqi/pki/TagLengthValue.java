package org.yanqi.pki;

/** Walks the tags and lengths of BER (ITU-T X.690 §8.1) without building anything, to bound the nesting. */
final class TagLengthValue {
    private static final int CONSTRUCTED = 0x20;
    private static final int HIGH_TAG = 0x1f;
    private static final int INDEFINITE = 0x80;
    private static final int WRONG = -1;

    private final byte[] octets;
    private final int mostLevels;

    TagLengthValue(byte[] octets, int mostLevels) {
        this.octets = octets;
        this.mostLevels = mostLevels;
    }

    boolean isOneValue() {
        return endOfValue(0, octets.length, 1) == octets.length;
    }

    /** The offset behind the value that begins here, or {@code WRONG}. */
    private int endOfValue(int start, int limit, int level) {
        if (level > mostLevels || start + 2 > limit || (octets[start] & HIGH_TAG) == HIGH_TAG) {
            return WRONG;
        }
        boolean constructed = (octets[start] & CONSTRUCTED) != 0;
        int first = octets[start + 1] & 0xff;
        if (first == INDEFINITE) {
            return constructed ? endOfIndefinite(start + 2, limit, level) : WRONG;
        }
        int lengthOctets = first < INDEFINITE ? 0 : first - INDEFINITE;
        int content = start + 2 + lengthOctets;
        if (lengthOctets > 3 || content > limit) {
            return WRONG;
        }
        int length = first;
        if (lengthOctets > 0) {
            length = 0;
            for (int i = start + 2; i < content; i++) {
                length = length << 8 | octets[i] & 0xff;
            }
        }
        int end = content + length;
        return end > limit || constructed && !areValues(content, end, level + 1) ? WRONG : end;
    }

    private boolean areValues(int start, int end, int level) {
        int at = start;
        while (at != WRONG && at < end) {
            at = endOfValue(at, end, level);
        }
        return at == end;
    }

    private int endOfIndefinite(int start, int limit, int level) {
        int at = start;
        while (at != WRONG && at + 2 <= limit) {
            if (octets[at] == 0 && octets[at + 1] == 0) {
                return at + 2;
            }
            at = endOfValue(at, limit, level + 1);
        }
        return WRONG;
    }
}
