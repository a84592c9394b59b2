package org.yanqi.web.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this module that people write. */
final class Sources {
    private Sources() {}

    static List<Path> pages() {
        return under("src/main/webapp", ".xhtml");
    }

    static List<Path> scripts() {
        return under("src/main/webapp/resources", ".js");
    }

    static List<Path> classes() {
        return under("src/main/java", ".java");
    }

    static List<String> matches(List<Path> files, Pattern pattern) {
        return files.stream()
                .flatMap(file -> pattern.matcher(text(file)).results())
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> under(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
