package org.yanqi.agent.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks after one driver process at a time: whether it is there, how large it has grown, whether it is used. */
final class Watch implements AutoCloseable {
    private final Limits limits;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("driver-watch").factory());

    Watch(Limits limits) {
        this.limits = limits;
    }

    void over(Line line, Runnable endUnused) {
        later(new Round(line, endUnused, null));
    }

    private void later(Round round) {
        if (!rounds.isShutdown()) {
            var ignored = rounds.schedule(() -> look(round), limits.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @param asked the ping of the round before, if a call was under way then */
    private record Round(
            Line line, Runnable endUnused, @Nullable CompletableFuture<?> asked) {}

    private void look(Round round) {
        var line = round.line();
        if (line.isOver()) {
            return;
        }
        if (round.asked() != null && !round.asked().isDone()) {
            line.kill("it does not answer");
            return;
        }
        if (resident(line.pid()) > limits.memory()) {
            line.kill("it has grown too large");
            return;
        }
        round.endUnused().run();
        later(new Round(line, round.endUnused(), line.isBusy() ? ask(line) : null));
    }

    private static @Nullable CompletableFuture<?> ask(Line line) {
        try {
            return line.ping();
        } catch (IOException e) {
            line.kill("its line broke");
            return null;
        }
    }

    /** Octets in memory by {@code proc_pid_status(5)}; 0 where there is no such file. */
    private static long resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            Optional<String> found =
                    lines.filter(row -> row.startsWith("VmRSS:")).findFirst();
            return found.map(row -> Long.parseLong(row.replaceAll("[^0-9]", "")) * 1024)
                    .orElse(0L);
        } catch (IOException elsewhere) {
            return 0;
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
