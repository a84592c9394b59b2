package org.yanqi.agent.driver;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;

/** Starts a driver process: the same program files, another main class, and a private folder for its socket. */
record DriverProcess(Path library, Optional<Path> record, Limits limits, List<String> options) {
    /** Would let others give the process options, agents or debuggers. */
    private static final List<String> FOREIGN_OPTIONS =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    /**
     * Small, quick to start, closed to debuggers; and where it crashes or runs out of memory it leaves no file that
     * could hold a PIN: neither a heap dump nor a core file nor the error report with its registers and stack.
     */
    static final List<String> OPTIONS = List.of(
            "-Xmx48m",
            "-XX:MaxMetaspaceSize=48m",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+SuppressFatalErrorMessage",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    /** The line to a new process, which knows of no library yet; {@code DRIVER_FAILURE} when there is none in time. */
    Line start() throws UKeyException {
        try {
            record.ifPresent(Predecessor::end);
            return started(Predecessor.newPlace());
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.DRIVER_FAILURE, e);
        }
    }

    void load(Line line) throws UKeyException {
        try {
            var path = library.toAbsolutePath().toString();
            if (line.call(Command.LOAD, out -> out.text(path), Incoming::longNumber) != line.pid()) {
                throw new UKeyException(UKeyFailure.DRIVER_FAILURE, new DriverLost("another process came to the door"));
            }
        } catch (UKeyException e) {
            line.kill("the library could not be loaded");
            throw e;
        }
    }

    private Line started(Path place) throws IOException {
        var address = UnixDomainSocketAddress.of(place.resolve("line"));
        try (var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            var process = launch(place);
            var ignored = process.onExit().thenRun(() -> Predecessor.sweep(place));
            try {
                return met(process, door, place);
            } catch (IOException | RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            Predecessor.sweep(place);
            throw e;
        }
    }

    private Process launch(Path place) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(options);
        archive().ifPresent(archive -> builder.command().add("-XX:SharedArchiveFile=" + archive));
        builder.command()
                .addAll(List.of(
                        "-Djava.io.tmpdir=" + place,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DriverProgram.class.getName(),
                        place.resolve("line").toString()));
        builder.environment().keySet().removeAll(FOREIGN_OPTIONS);
        var process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process;
    }

    /** The package names the archive of classes that it has for its processes (docs/adr/0028). */
    private static Optional<String> archive() {
        return Optional.ofNullable(System.getProperty("yanqi.classes"));
    }

    /** The process is on record before it is told of any library: from then on it can hold a token. */
    private Line met(Process process, ServerSocketChannel door, Path place) throws IOException {
        if (record.isPresent()) {
            Predecessor.write(record.get(), process, place);
        }
        var ignored = process.onExit()
                .completeOnTimeout(process, limits.start().toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> shut(door));
        return new Line(process, new Wire(door.accept()), limits);
    }

    private static void shut(Closeable door) {
        try {
            door.close();
        } catch (IOException itIsShut) {
            return;
        }
    }
}
