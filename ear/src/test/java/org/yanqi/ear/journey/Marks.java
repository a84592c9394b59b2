package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for what may lie nowhere in the clear, in all the ways in which a text can lie in octets. */
record Marks(List<String> texts) {

    private static final int PIECE = 4 << 20;
    private static final int OVERLAP = 256;
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    /** One of the texts and how it is written. */
    private record Written(String name, byte[] octets) {}

    /** Where which of them lies, and how often; empty: nowhere. */
    Map<String, Integer> under(Path folder) {
        Map<String, Integer> found = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                in(file).forEach((mark, count) -> found.put(folder.relativize(file) + ": " + mark, count));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    Map<String, Integer> in(Path file) {
        return in(file, written());
    }

    private static Map<String, Integer> in(Path file, List<Written> wanted) {
        Map<String, Integer> found = new TreeMap<>();
        byte[] piece = new byte[PIECE + OVERLAP];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.readNBytes(piece, 0, PIECE); read > 0; read = in.readNBytes(piece, kept, PIECE)) {
                int length = kept + read;
                for (Written written : wanted) {
                    int count = count(piece, length, written.octets(), kept);
                    if (count > 0) {
                        found.merge(written.name(), count, Integer::sum);
                    }
                }
                kept = Math.min(OVERLAP, length);
                System.arraycopy(piece, length - kept, piece, 0, kept);
            }
        } catch (NoSuchFileException e) {
            return Map.of(); // gone meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Those that a text of the program is, or holds. */
    Map<String, Integer> inTextsOf(Path heapDump) {
        List<Written> strings = texts.stream()
                .flatMap(text -> Stream.of(
                        new Written(text, text.getBytes(StandardCharsets.UTF_16LE)),
                        new Written(text, text.getBytes(StandardCharsets.ISO_8859_1))))
                .filter(written -> !new String(written.octets(), StandardCharsets.ISO_8859_1).startsWith("?"))
                .toList();
        Map<String, Integer> found = new TreeMap<>();
        try {
            for (byte[] octets : HeapDump.texts(heapDump, octets -> isIn(octets, strings))) {
                strings.stream()
                        .filter(written -> isIn(octets, List.of(written)))
                        .forEach(written -> found.merge(written.name() + " in: " + around(octets), 1, Integer::sum));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean isIn(byte[] octets, List<Written> wanted) {
        return wanted.stream().anyMatch(written -> count(octets, octets.length, written.octets(), 0) > 0);
    }

    /** For whoever has to find out whose text it is. */
    private static String around(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(text.length(), 300));
    }

    /** Those that are numbers: a name may be shown to the one who has given it. */
    Marks numbers() {
        return new Marks(texts.stream()
                .filter(text -> text.matches("[0-9]{11}|[0-9]{17}[0-9X]"))
                .toList());
    }

    /** Those that are in this text, also where it is a dump of octets in hexadecimal digits. */
    List<String> in(String text) {
        List<String> found = new ArrayList<>();
        for (String mark : texts) {
            if (text.contains(mark) || text.contains(HexFormat.of().formatHex(mark.getBytes(StandardCharsets.UTF_8)))) {
                found.add(mark);
            }
        }
        return found;
    }

    private List<Written> written() {
        return texts.stream()
                .flatMap(text ->
                        CHARSETS.stream().map(charset -> new Written(text + " in " + charset, text.getBytes(charset))))
                .toList();
    }

    /** Those that end behind what was looked at before. */
    private static int count(byte[] piece, int length, byte[] wanted, int before) {
        int count = 0;
        for (int at = Math.max(0, before - wanted.length + 1); at + wanted.length <= length; at++) {
            if (piece[at] == wanted[0] && Arrays.equals(piece, at, at + wanted.length, wanted, 0, wanted.length)) {
                count++;
            }
        }
        return count;
    }
}
