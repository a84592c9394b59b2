package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The demonstration's software token as it lies on the disk, for whoever pulls it out or has lost something of it. */
record SoftwareToken(Path data) {

    private static final String HIDDEN = "hidden-";

    /** Another token is plugged in from now on, and its own after the next time: only its serial number differs. */
    void exchange() {
        change("serial=", serial -> new StringBuilder(serial).reverse().toString());
    }

    /** From now on it holds this many objects. */
    void holds(int objects) {
        change("capacity=", capacity -> Integer.toString(objects));
    }

    /** The names of its objects. */
    List<String> objects() {
        try (Stream<Path> files = Files.list(home())) {
            return files.map(SoftwareToken::name).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(String property, UnaryOperator<String> change) {
        Path properties = home().resolve("token.properties");
        try {
            Files.write(
                    properties,
                    Files.readAllLines(properties).stream()
                            .map(line -> line.startsWith(property)
                                    ? property + change.apply(line.substring(property.length()))
                                    : line)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void hideEncryptionCertificate() {
        try {
            byte[] wanted = Files.readAllBytes(data.resolve("token/encryption.cer"));
            Path certificate = find(home(), file -> Arrays.equals(read(file), wanted));
            Files.move(certificate, certificate.resolveSibling(HIDDEN + certificate.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void giveItBack() {
        try {
            Path hidden = find(home(), file -> name(file).startsWith(HIDDEN));
            Files.move(hidden, hidden.resolveSibling(name(hidden).substring(HIDDEN.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path home() {
        return find(data.resolve("token/software"), Files::isDirectory);
    }

    private static Path find(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
