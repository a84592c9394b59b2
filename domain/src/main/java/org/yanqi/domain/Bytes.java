package org.yanqi.domain;

import java.util.Arrays;
import java.util.HexFormat;

/** Octets as a value: copied in, copied out, equal by content. */
public final class Bytes {
    private final byte[] octets;

    private Bytes(byte[] octets) {
        this.octets = octets;
    }

    public static Bytes of(byte[] octets) {
        return new Bytes(octets.clone());
    }

    public byte[] toArray() {
        return octets.clone();
    }

    public int length() {
        return octets.length;
    }

    public Sha256 sha256() {
        return Sha256.of(octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Length and hash only: the content may be personal. */
    @Override
    public String toString() {
        return octets.length + " octets, sha256 " + HexFormat.of().formatHex(sha256().octets(), 0, 4) + "…";
    }
}
