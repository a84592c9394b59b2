package org.yanqi.ear.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The whole platform as {@code ./run} starts it, in a process of its own with its own data folder and port. */
final class RunningYanqi implements AutoCloseable {

    /** The first of all starts prepares quick ones, or waits until another has. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Pattern ORIGIN = Pattern.compile("YANQI_ORIGIN=http://localhost:([0-9]+)");
    static final Path PROJECT = Path.of(System.getProperty("yanqi.project"));

    private final Process run;
    private final Path data;
    private final int port;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();
    private final Duration toReady;

    /** Starts on what lies in the data folder already; returns when the portal answers. */
    static RunningYanqi on(Path data, String... options) {
        return on(data, Map.of(), options);
    }

    /** @param settings for the server, as an operator would export them */
    static RunningYanqi on(Path data, Map<String, String> settings, String... options) {
        try {
            return new RunningYanqi(data, port(data), settings, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningYanqi(Path data, int port, Map<String, String> settings, String... options) throws IOException {
        this.data = data;
        this.port = port;
        List<String> command = new ArrayList<>(List.of(
                PROJECT.resolve("run").toString(), "--no-build", "--data", data.toString(), "--port", "" + port));
        command.addAll(List.of(options));
        var start = new ProcessBuilder(command).redirectErrorStream(true);
        // Nobody is there to type a PIN into the agent's window: without a display it takes the demonstration PIN.
        start.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        start.environment().put("YANQI_SANDBOX_HALT_FILE", haltFile().toString());
        start.environment().putAll(settings);
        long begin = System.nanoTime();
        run = start.start();
        // Nothing stays behind when the tests themselves are stopped.
        Runtime.getRuntime().addShutdownHook(new Thread(run::destroy));
        Thread.ofVirtual().start(this::readLines);
        awaitLine("Yanqi is ready: ");
        toReady = Duration.ofNanos(System.nanoTime() - begin);
    }

    URI portal() {
        return URI.create("http://localhost:" + port + "/");
    }

    Path data() {
        return data;
    }

    /** The address of the sandbox phone's page. */
    URI phone() {
        return URI.create(setting("YANQI_SANDBOX_PHONE"));
    }

    /** One of those that the sandbox has made for the server. */
    String setting(String name) {
        try (var settings = Files.lines(data.resolve("sandbox.env"))) {
            return settings.filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Duration toReady() {
        return toReady;
    }

    /** Resident memory of the application server, in megabytes. */
    long serverMegabytes() {
        try (var lines = Files.lines(Path.of("/proc", "" + server().pid(), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server as a power cut would (SIGKILL); started with {@code --supervise}, it comes back. */
    void killServer() {
        server().destroyForcibly();
    }

    /** Kills the token agent; started with {@code --supervise}, it comes back. */
    void killAgent() {
        process("agent").destroyForcibly();
        awaitLine("The agent is ready again.");
    }

    /** Stops the database without saying goodbye to anybody; started with {@code --supervise}, it comes back. */
    void killDatabase() {
        signal("QUIT", process("postgres"));
        awaitLine("The postgres is ready again.");
    }

    /** Lets the server die, as suddenly, the next time that it reaches this point of {@code FaultPoints}. */
    void letServerDieAt(String point) {
        try {
            Files.writeString(haltFile(), point);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitServerDead() {
        awaitLine("The server ended");
    }

    void awaitReadyAgain() {
        awaitLine("Yanqi is ready again: ");
    }

    /** Stops it as Ctrl-C does. */
    @Override
    public void close() {
        run.destroy();
        try {
            if (!run.waitFor(180, TimeUnit.SECONDS)) {
                run.destroyForcibly();
                throw new AssertionError("./run did not stop within three minutes:\n" + String.join("\n", seen));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the token agent where it stands, as a computer that has gone to sleep does; it answers nobody. */
    void freezeAgent() {
        signal("STOP", process("agent"));
    }

    void thawAgent() {
        signal("CONT", process("agent"));
    }

    private static void signal(String name, ProcessHandle process) {
        new Program(PROJECT.resolve("ear/target"), Map.of()).run("kill", "-" + name, "" + process.pid());
    }

    ProcessHandle server() {
        return process("server");
    }

    private ProcessHandle process(String name) {
        try {
            long pid = Long.parseLong(
                    Files.readString(data.resolve("run/" + name + ".pid")).strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path haltFile() {
        return data.resolveSibling(data.getFileName() + ".halt");
    }

    private void readLines() {
        try (BufferedReader output = run.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (UncheckedIOException | IOException e) {
            lines.add("(the output ended: " + e.getMessage() + ")");
        }
        lines.add(END);
    }

    private static final String END = "(./run has ended)";

    private void awaitLine(String prefix) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String line = "";
        while (!line.startsWith(prefix)) {
            line = nextLine(deadline);
            seen.add(line);
            if (line.equals(END)) {
                run.destroy();
                throw new AssertionError("Waiting for \"" + prefix + "\":\n" + String.join("\n", seen));
            }
        }
    }

    private String nextLine(long deadline) {
        try {
            String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return line == null ? END : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return END;
        }
    }

    /** Where it ran before, since certificates name the address of their responder; otherwise any that is free. */
    private static int port(Path data) throws IOException {
        Path settings = data.resolve("sandbox.env");
        if (Files.exists(settings)) {
            var before = ORIGIN.matcher(Files.readString(settings));
            if (before.find()) {
                return Integer.parseInt(before.group(1));
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
