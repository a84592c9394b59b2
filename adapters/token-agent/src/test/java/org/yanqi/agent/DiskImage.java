package org.yanqi.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a renewal has on the disk: the token, the journal and what the server has stored. */
final class DiskImage {
    private DiskImage() {}

    /** What the disk would hold if the power were cut now. */
    static void copy(Path home, Path image) {
        try {
            for (Path file : files(home)) {
                var copied = image.resolve(home.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Equal for disks that hold the same, byte for byte, but for what SoftHSM2 writes down of each login. */
    static String content(Path home) {
        return files(home).stream()
                .filter(file -> !file.endsWith("token.object"))
                .map(file -> home.relativize(file) + " " + Arrays.hashCode(read(file)))
                .collect(Collectors.joining("\n"));
    }

    /** Equal for disks after the same events in two runs: random names and keys, times and signatures are left out. */
    static String shape(Path home) {
        return files(home).stream()
                .map(file -> home.relativize(file)
                                .toString()
                                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[-0-9a-f]*", "*")
                                .replaceAll("-[0-9a-f]{16}$", "-*")
                                .replaceAll("issued-[0-9a-f]*", "issued")
                        + " " + told(file))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String told(Path file) {
        var name = file.getFileName().toString();
        if (name.equals("server.state") || name.equals("pin.tries")) {
            return new String(read(file), java.nio.charset.StandardCharsets.UTF_8);
        }
        return file.resolveSibling("").endsWith("journal") && name.endsWith(".json") ? Journals.told(read(file)) : "";
    }

    private static List<Path> files(Path home) {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> isKept(home.relativize(file).toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKept(String name) {
        return !name.startsWith("log/") && !name.matches("journal/(.*[.]lock|driver[.]process)|child[.].*");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
