package org.yanqi.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.yanqi.token.Crypto;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeys;

/** The program: {@code --config FILE} serves the page, {@code open --config FILE --in FILE --out FILE} opens a bid. */
public final class TokenAgent {
    private static final int USAGE = 2;
    private static final int ALREADY_RUNNING = 3;
    private static final int FAILED = 1;

    private TokenAgent() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws InterruptedException {
        var config = option(arguments, "--config");
        if (config == null) {
            Console.complain("usage");
            return USAGE;
        }
        try {
            var settings = AgentSettings.read(Path.of(config));
            AgentLog.open(settings.logDirectory());
            return arguments[0].equals("open") ? open(arguments, settings) : serve(settings);
        } catch (IllegalArgumentException | IOException e) {
            Console.complain("failed", String.valueOf(e.getMessage()));
            return USAGE;
        } catch (UKeyException e) {
            Console.complain("library.failed", e.failure());
            return FAILED;
        }
    }

    private static int serve(AgentSettings settings) throws IOException, UKeyException, InterruptedException {
        var tokens = Tokens.of(settings);
        var started = RunningAgent.start(settings, tokens, Clock.systemUTC());
        if (started.isEmpty()) {
            Console.tell("already.running");
            return ALREADY_RUNNING;
        }
        var agent = started.get();
        var stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close(agent);
            tokens.close();
            stop.countDown();
        }));
        Console.tell("ready", Integer.toString(agent.port()));
        Thread.ofPlatform().daemon().start(() -> lookAhead(tokens));
        Thread.ofPlatform().daemon().start(Crypto::prepare);
        stop.await();
        return 0;
    }

    /** The driver is loaded by the time the page asks; one that can't be is told of now, and tried again then. */
    private static void lookAhead(UKeys tokens) {
        try {
            tokens.present();
        } catch (UKeyException e) {
            Console.complain("library.failed", e.failure());
        }
    }

    private static void close(RunningAgent agent) {
        try {
            agent.close();
        } catch (IOException e) {
            Console.complain("failed", String.valueOf(e.getMessage()));
        }
    }

    private static int open(String[] arguments, AgentSettings settings) throws IOException, UKeyException {
        var in = option(arguments, "--in");
        var out = option(arguments, "--out");
        if (in == null || out == null) {
            Console.complain("usage");
            return USAGE;
        }
        return OpenSealedFile.run(settings, Path.of(in), Path.of(out));
    }

    private static @Nullable String option(String[] arguments, String name) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return arguments[i + 1];
            }
        }
        return null;
    }
}
