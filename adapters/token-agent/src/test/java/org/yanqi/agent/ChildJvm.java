package org.yanqi.agent;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that tests start by the hundred, with the classes of this one. To read those classes takes a process longer
 * than what it is started for; so one {@link Rehearsal} leaves them in an archive of classes, from which each later process
 * starts. Where that can't be, each reads them by itself.
 */
final class ChildJvm {
    /** Tells a process where its starter has the archive; driver processes are started from it, as those of the package are. */
    private static final String ARCHIVE = "yanqi.classes";

    private ChildJvm() {}

    /** Such an archive goes by the classpath, and knows no folders on it: they are packed first, for all processes. */
    private static final class Shared {
        static final Path ARCHIVE_OF_ALL = inherited();

        private static Path inherited() {
            var archive = System.getProperty(ARCHIVE);
            return archive == null ? made() : Path.of(archive);
        }

        private static Path made() {
            try {
                var folder = Files.createTempDirectory("yanqi-children");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
                var classpath = System.getProperty("java.class.path").split(File.pathSeparator);
                System.setProperty(
                        "java.class.path",
                        Arrays.stream(classpath)
                                .map(element -> packed(Path.of(element), folder).toString())
                                .collect(Collectors.joining(File.pathSeparator)));
                var archive = folder.resolve("classes.jsa");
                rehearse(folder, archive);
                System.setProperty(ARCHIVE, archive.toString());
                return archive;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Made by the first who asks; the driver processes of this one are started from it from then on. */
    static Path archive() {
        return Shared.ARCHIVE_OF_ALL;
    }

    /** The command line of a process. */
    static List<String> command(Class<?> program, Object... arguments) {
        var archive = archive();
        var command = new ArrayList<>(java());
        command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-D" + ARCHIVE + "=" + archive));
        command.addAll(program(program, arguments));
        return command;
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED");
    }

    private static List<String> program(Class<?> program, Object... arguments) {
        return Stream.concat(
                        Stream.of("-cp", System.getProperty("java.class.path"), program.getName()),
                        Arrays.stream(arguments).map(Object::toString))
                .toList();
    }

    private static Path packed(Path element, Path folder) {
        if (!Files.isDirectory(element)) {
            return element;
        }
        var jar = folder.resolve(element.hashCode() + ".jar");
        var tool = ToolProvider.findFirst("jar").orElseThrow();
        if (tool.run(System.out, System.err, "-c0f", jar.toString(), "-C", element.toString(), ".") != 0) {
            throw new AssertionError(element + " is not packed");
        }
        return jar;
    }

    private static void rehearse(Path folder, Path archive) throws IOException, InterruptedException {
        var said = folder.resolve("rehearsal.txt");
        var command = new ArrayList<>(java());
        command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
        command.addAll(program(Rehearsal.class, folder));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        var rehearsal = builder.start();
        if (!rehearsal.waitFor(5, TimeUnit.MINUTES) || rehearsal.exitValue() != 0) {
            rehearsal.destroyForcibly().waitFor();
            Files.deleteIfExists(archive);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
