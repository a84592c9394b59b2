package org.yanqi.cmp.endpoint;

import java.nio.ByteBuffer;
import java.util.List;

/** What a fuzzer has chosen, octet after octet; where there is nothing any more, always the first of what can be chosen. */
record Choices(ByteBuffer octets) {
    static Choices of(byte[] octets) {
        return new Choices(ByteBuffer.wrap(octets));
    }

    /** A number below this. */
    int below(int bound) {
        return octets.hasRemaining() ? Byte.toUnsignedInt(octets.get()) % bound : 0;
    }

    /** Once in so many cases. */
    boolean rarely(int times) {
        return below(times) == times - 1;
    }

    <T> T of(List<T> all) {
        return all.get(below(all.size()));
    }

    /** Octets after their length, or as many as there are. */
    byte[] some() {
        byte[] chunk = new byte[Math.min(below(256), octets.remaining())];
        octets.get(chunk);
        return chunk;
    }
}
