package org.yanqi.pictures;

import java.nio.ByteOrder;
import java.util.Arrays;

/** A file's octets, or a part of them, read by position and never beyond their end. */
final class Octets {
    private final byte[] file;
    private final int start;
    private final int length;

    private Octets(byte[] file, int start, int length) {
        this.file = file;
        this.start = start;
        this.length = length;
    }

    static Octets of(byte[] file) {
        return new Octets(file, 0, file.length);
    }

    int length() {
        return length;
    }

    /** @return -1 beyond the end */
    int at(int position) {
        return position >= 0 && position < length ? file[start + position] & 0xFF : -1;
    }

    boolean startsWith(int position, byte[] expected) {
        return position >= 0
                && length - position >= expected.length
                && Arrays.equals(
                        file, start + position, start + position + expected.length, expected, 0, expected.length);
    }

    Octets part(int position, long size) throws DamagedFile {
        if (position < 0 || size < 0 || position > length || size > length - position) {
            throw new DamagedFile("ends before " + size + " octets at " + position);
        }
        return new Octets(file, start + position, (int) size);
    }

    int twoAt(int position, ByteOrder order) throws DamagedFile {
        Octets two = part(position, 2);
        return order == ByteOrder.BIG_ENDIAN ? two.at(0) << 8 | two.at(1) : two.at(1) << 8 | two.at(0);
    }

    /** Unsigned. */
    long fourAt(int position, ByteOrder order) throws DamagedFile {
        long first = twoAt(position, order);
        long second = twoAt(position + 2, order);
        return order == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
    }

    byte[] toArray() {
        return Arrays.copyOfRange(file, start, start + length);
    }
}
