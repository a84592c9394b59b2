package org.yanqi.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The container of a TrueType font: a directory of tables with their checksums, then the tables (OpenType 1.9). */
final class SfntFile {
    private static final int HEADER = 12;
    private static final int ENTRY = 16;

    private final SortedMap<String, byte[]> tables = new TreeMap<>();

    void table(String tag, SubstituteFont.Part content) throws IOException {
        tables.put(tag, SubstituteFont.bytes(content));
    }

    byte[] write() throws IOException {
        int power = Integer.highestOneBit(tables.size());
        return SubstituteFont.bytes(out -> {
            out.writeInt(0x00010000);
            SubstituteFont.shorts(
                    out,
                    tables.size(),
                    power * ENTRY,
                    Integer.numberOfTrailingZeros(power),
                    (tables.size() - power) * ENTRY);
            int offset = HEADER + ENTRY * tables.size();
            for (var table : tables.entrySet()) {
                byte[] content = table.getValue();
                out.write(table.getKey().getBytes(StandardCharsets.US_ASCII));
                SubstituteFont.ints(out, checksum(content), offset, content.length);
                offset += padded(content).length;
            }
            for (byte[] content : tables.values()) {
                out.write(padded(content));
            }
        });
    }

    private static byte[] padded(byte[] content) {
        return Arrays.copyOf(content, (content.length + 3) / 4 * 4);
    }

    private static int checksum(byte[] content) {
        int sum = 0;
        byte[] words = padded(content);
        for (int i = 0; i < words.length; i += 4) {
            sum += (words[i] & 0xFF) << 24
                    | (words[i + 1] & 0xFF) << 16
                    | (words[i + 2] & 0xFF) << 8
                    | words[i + 3] & 0xFF;
        }
        return sum;
    }
}
