package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Measurements that nothing asserts; {@code ./verify} prints them in {@code target/verification.md}. */
final class Figures {

    private static final Path FOLDER = Path.of(System.getProperty("yanqi.project"), "target", "figures");

    /** Keeps figures under a heading of the summary; keys are words for people, values carry their unit. */
    static void keep(String heading, Map<String, String> figures) {
        var lines = new StringBuilder();
        new TreeMap<>(figures)
                .forEach((key, value) -> lines.append(key.replace(" ", "\\ "))
                        .append('=')
                        .append(value)
                        .append('\n'));
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(heading + ".properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private Figures() {}
}
