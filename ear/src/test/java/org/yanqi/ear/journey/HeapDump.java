package org.yanqi.ear.journey;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The texts in a dump of the Java heap (HPROF binary format 1.0.2): the arrays of octets that belong to a {@link String}.
 * Those that do not are buffers of the runtime, and another matter.
 */
final class HeapDump {

    private static final int TEXT = 0x01;
    private static final int LOADED_CLASS = 0x02;
    private static final int HEAP = 0x0c;
    private static final int PIECE_OF_HEAP = 0x1c;
    private static final int OBJECT = 2;
    private static final int OCTET = 8;

    private final Predicate<byte[]> wanted;
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, byte[]> arrays = new HashMap<>();
    private final Set<Long> ofStrings = new HashSet<>();
    private long string;
    private int beforeValue;
    private DataInputStream in = new DataInputStream(InputStream.nullInputStream());
    private long left;

    private HeapDump(Predicate<byte[]> wanted) {
        this.wanted = wanted;
    }

    /** The octets of each String whose octets are wanted: Latin-1, or UTF-16 of the machine's order (JEP 254). */
    static List<byte[]> texts(Path dump, Predicate<byte[]> wanted) throws IOException {
        var heap = new HeapDump(wanted);
        try (var file = new DataInputStream(new BufferedInputStream(Files.newInputStream(dump), 1 << 20))) {
            heap.in = file;
            heap.read();
        }
        if (heap.ofStrings.isEmpty()) {
            throw new IOException("there is no text in " + dump);
        }
        heap.arrays.keySet().retainAll(heap.ofStrings);
        return new ArrayList<>(heap.arrays.values());
    }

    private void read() throws IOException {
        while (in.readByte() != 0) {
            // the name of the format, closed by a NUL
        }
        if (in.readInt() != Long.BYTES) {
            throw new IOException("objects are named by eight octets");
        }
        in.readLong();
        for (int tag = in.read(); tag >= 0; tag = in.read()) {
            in.readInt();
            left = in.readInt() & 0xffffffffL;
            switch (tag) {
                case TEXT -> names.put(id(), new String(octets(left), StandardCharsets.UTF_8));
                case LOADED_CLASS -> loaded();
                case HEAP, PIECE_OF_HEAP -> objects();
                default -> skip(left);
            }
        }
    }

    private void loaded() throws IOException {
        number();
        long type = id();
        number();
        if ("java/lang/String".equals(names.get(id()))) {
            string = type;
        }
    }

    private void objects() throws IOException {
        while (left > 0) {
            int kind = octet();
            switch (kind) {
                case 0x20 -> type();
                case 0x21 -> instance();
                case 0x22 -> {
                    skip(Long.BYTES + Integer.BYTES);
                    skip(Long.BYTES + (long) number() * Long.BYTES);
                }
                case 0x23 -> array();
                default -> skip(root(kind));
            }
        }
    }

    /** How long the record of this kind of root is. */
    private static int root(int kind) throws IOException {
        return switch (kind) {
            case 0xff, 0x05, 0x07 -> Long.BYTES;
            case 0x04, 0x06 -> Long.BYTES + Integer.BYTES;
            case 0x02, 0x03, 0x08 -> Long.BYTES + 2 * Integer.BYTES;
            case 0x01 -> 2 * Long.BYTES;
            default -> throw new IOException("an unknown kind of record: " + kind);
        };
    }

    private void type() throws IOException {
        long type = id();
        skip(Integer.BYTES + 6L * Long.BYTES + Integer.BYTES);
        for (int constants = pair(); constants > 0; constants--) {
            skip(2);
            skip(size(octet()));
        }
        for (int fields = pair(); fields > 0; fields--) {
            id();
            skip(size(octet()));
        }
        int offset = 0;
        for (int fields = pair(); fields > 0; fields--) {
            String name = names.get(id());
            if (type == string && "value".equals(name)) {
                beforeValue = offset;
            }
            offset += size(octet());
        }
    }

    private void instance() throws IOException {
        skip(Long.BYTES + Integer.BYTES);
        long type = id();
        int length = number();
        if (type == string) {
            skip(beforeValue);
            ofStrings.add(id());
            skip(length - beforeValue - Long.BYTES);
        } else {
            skip(length);
        }
    }

    private void array() throws IOException {
        long array = id();
        number();
        int length = number();
        int kind = octet();
        if (kind == OCTET) {
            byte[] octets = octets(length);
            if (wanted.test(octets)) {
                arrays.put(array, octets);
            }
        } else {
            skip((long) length * size(kind));
        }
    }

    private static int size(int kind) throws IOException {
        return switch (kind) {
            case OBJECT, 7, 11 -> Long.BYTES;
            case 4, OCTET -> 1;
            case 5, 9 -> 2;
            case 6, 10 -> Integer.BYTES;
            default -> throw new IOException("an unknown kind of value: " + kind);
        };
    }

    private long id() throws IOException {
        left -= Long.BYTES;
        return in.readLong();
    }

    private int number() throws IOException {
        left -= Integer.BYTES;
        return in.readInt();
    }

    private int pair() throws IOException {
        left -= 2;
        return in.readUnsignedShort();
    }

    private int octet() throws IOException {
        left--;
        return in.readUnsignedByte();
    }

    private byte[] octets(long length) throws IOException {
        left -= length;
        byte[] octets = in.readNBytes(Math.toIntExact(length));
        if (octets.length < length) {
            throw new EOFException();
        }
        return octets;
    }

    private void skip(long length) throws IOException {
        left -= length;
        in.skipNBytes(length);
    }
}
