package org.yanqi.agent;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.yanqi.application.port.FaultPoints;

/**
 * A JVM of its own with a server that runs a renewal, and stands still at one of the points it passes until it is killed:
 * {@code HOME DATABASE USER AGENT-PORT COUNT}. Says the point's name there.
 */
final class KilledServer {
    private KilledServer() {}

    public static void main(String[] arguments) {
        // Whoever should kill it may die before it, or wait for a server that never comes to its point.
        ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> end("nobody is left to kill it"));
        CompletableFuture.delayedExecutor(10, TimeUnit.MINUTES).execute(() -> end("it hangs"));
        int status = 1;
        try {
            var database = new PGSimpleDataSource();
            database.setUrl(arguments[1]);
            database.setUser(arguments[2]);
            run(Path.of(arguments[0]), database, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            status = 0;
        } catch (Throwable e) { // whatever it is, the parent reads it where it expects the point
            System.out.println(e);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private static void run(Path home, PGSimpleDataSource database, int agent, int deadly) throws Exception {
        var passed = new AtomicInteger();
        FaultPoints faults = point -> {
            if (passed.getAndIncrement() == deadly) {
                System.out.println(point);
                standStill();
            }
        };
        try (var server = RealServer.on(home, database, faults, Clock.systemUTC())) {
            new ServedRenewal(server, new Page(agent, RenewalServer.ORIGIN)).complete();
        }
    }

    private static void end(String why) {
        System.out.println(why);
        Runtime.getRuntime().halt(1);
    }

    private static void standStill() {
        try {
            new CountDownLatch(1).await(); // until it is killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
