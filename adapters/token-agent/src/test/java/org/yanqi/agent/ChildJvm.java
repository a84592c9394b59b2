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
public final class ChildJvm {
    /** Tells a process where its starter has the archive. */
    private static final String FOLDER = "yanqi.children";

    private ChildJvm() {}

    /** Such an archive goes by the classpath, and knows no folders on it: they are packed first, for all processes. */
    private static final class Shared {
        static final Path FOLDER_OF_ALL = inherited();

        private static Path inherited() {
            var folder = System.getProperty(FOLDER);
            return folder == null ? made() : Path.of(folder);
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
                rehearse(folder);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The command line of a process. */
    static List<String> command(Class<?> program, Object... arguments) {
        var command = new ArrayList<>(java());
        command.addAll(archived());
        command.addAll(program(program, arguments));
        return command;
    }

    /** The options with which a JVM that has this classpath finds the archive; call it before the classpath is read. */
    public static List<String> archived() {
        var folder = Shared.FOLDER_OF_ALL;
        return List.of("-XX:SharedArchiveFile=" + archive(folder), "-Xlog:disable", "-D" + FOLDER + "=" + folder);
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

    private static Path archive(Path folder) {
        return folder.resolve("classes.jsa");
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

    private static void rehearse(Path folder) throws IOException, InterruptedException {
        var said = folder.resolve("rehearsal.txt");
        var command = new ArrayList<>(java());
        command.addAll(List.of("-Xlog:disable", "-D" + FOLDER + "=" + folder));
        command.add("-XX:ArchiveClassesAtExit=" + archive(folder));
        command.addAll(program(Rehearsal.class, folder));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        var rehearsal = builder.start();
        if (!rehearsal.waitFor(5, TimeUnit.MINUTES) || rehearsal.exitValue() != 0) {
            rehearsal.destroyForcibly().waitFor();
            Files.deleteIfExists(archive(folder));
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
