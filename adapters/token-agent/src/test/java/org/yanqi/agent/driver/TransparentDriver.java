package org.yanqi.agent.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.yanqi.token.UKeyException;

/**
 * The driver process, started as always but for the two options that keep others from looking into it: here its memory
 * can be dumped, and a crash writes its report into the working directory.
 */
public record TransparentDriver(DrivenUKeys tokens) {
    private static final Set<String> CLOSING = Set.of("-XX:+DisableAttachMechanism", "-XX:+SuppressFatalErrorMessage");
    /** A report that gets stuck in what has crashed is given up, in seconds; by itself after two minutes. */
    private static final String PATIENCE_WITH_REPORTS = "-XX:ErrorLogTimeout=15";

    private static final Duration LONG = Duration.ofMinutes(2);

    public static TransparentDriver of(Path library) {
        var limits = new Limits(LONG, LONG, LONG, LONG, LONG, LONG, Limits.USUAL.memory());
        var options = new ArrayList<>(DriverProcess.OPTIONS);
        options.removeAll(CLOSING);
        if (options.size() != DriverProcess.OPTIONS.size() - CLOSING.size()) {
            throw new AssertionError("the process is closed by other options now");
        }
        options.add(PATIENCE_WITH_REPORTS);
        var process = new DriverProcess(library, Optional.empty(), limits, options);
        return new TransparentDriver(new DrivenUKeys(process, limits, Clock.systemUTC()));
    }

    /** Only while no call is made: a call would notice that the line is busy. */
    public long pid() throws UKeyException {
        return tokens.line().pid();
    }

    /** Objects that nobody refers to any more are dumped too where {@code all} is said. */
    public static void dump(long pid, Path file, boolean all) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("GC.heap_dump"));
        if (all) {
            command.add("-all");
        }
        command.add(file.toString());
        ask(pid, command);
    }

    /** Until one of its threads is in the token's function to log in. */
    public static void awaitLogin(long pid) throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (ask(pid, List.of("Thread.print")).contains("PKCS11Implementation.C_Login(")) {
                return;
            }
        }
        throw new AssertionError("nobody logs in");
    }

    private static String ask(long pid, List<String> command) throws IOException, InterruptedException {
        var all = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        all.addAll(command);
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return said;
    }

    /** As a fault in the vendor's library ends it; afterwards there is another process. */
    public void crash() throws Exception {
        long pid = pid();
        var process = ProcessHandle.of(pid).orElseThrow();
        if (new ProcessBuilder("kill", "-SEGV", Long.toString(pid)).start().waitFor() != 0) {
            throw new AssertionError("not killed");
        }
        process.onExit().get(60, TimeUnit.SECONDS);
        for (int i = 0; i < 6000 && tokens.line().pid() == pid; i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
