package org.yanqi.agent.driver;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;

/** The agent's end of one driver process: answers come back in whatever order, and all calls end when the process does. */
final class Line {
    private static final long EXIT_PATIENCE_SECONDS = 2;

    private final Process process;
    private final Wire wire;
    private final Limits limits;
    private final Map<Integer, CompletableFuture<Incoming>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger lastCall = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicReference<String> end = new AtomicReference<>("");
    private volatile boolean over;
    private volatile long lastUse = System.nanoTime();

    Line(Process process, Wire wire, Limits limits) {
        this.process = process;
        this.wire = wire;
        this.limits = limits;
        Thread.ofPlatform().daemon().name("driver-line").start(this::read);
    }

    private void read() {
        try {
            for (var next = wire.receive(); next.isPresent(); next = wire.receive()) {
                var answer = waiting.remove(next.get().number());
                if (answer == null) {
                    throw new MalformedMessage("an answer that nobody waits for");
                }
                answer.complete(next.get());
            }
        } catch (IOException e) {
            kill(e instanceof MalformedMessage ? "it sent " + e.getMessage() : "its line broke");
        } finally {
            kill("it died");
            awaitExit();
            waiting.values().forEach(answer -> answer.completeExceptionally(new DriverLost("")));
        }
    }

    /** So that the log can say with which status. */
    private void awaitExit() {
        try {
            var ignored = process.waitFor(EXIT_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException nobodyInterruptsIt) {
            Thread.currentThread().interrupt();
        }
    }

    /** One call; a call that is late, an answer that is none, or the end of the process is a {@code DRIVER_FAILURE}. */
    <T> T call(Command command, Outgoing.Body arguments, Incoming.Item<T> result) throws UKeyException {
        lastUse = System.nanoTime();
        try (var answer = await(command, arguments)) {
            var members = Reply.read(answer);
            T read = result.read(members);
            members.end();
            return read;
        } catch (MalformedMessage e) {
            kill("it sent an answer in which " + e.getMessage());
            throw lost();
        } finally {
            lastUse = System.nanoTime();
        }
    }

    private Incoming await(Command command, Outgoing.Body arguments) throws UKeyException {
        var answer = new CompletableFuture<Incoming>();
        int number = lastCall.incrementAndGet();
        waiting.put(number, answer);
        try {
            if (over) {
                throw lost();
            }
            wire.send(out -> arguments.write(out.number(number).one(command)));
            return answer.get(limits.of(command).toMillis(), TimeUnit.MILLISECONDS);
        } catch (BufferOverflowException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        } catch (TimeoutException e) {
            kill("it hung in " + command);
            throw lost();
        } catch (IOException | ExecutionException e) {
            kill("its line broke");
            throw lost();
        } catch (InterruptedException e) {
            kill("the agent ends");
            Thread.currentThread().interrupt();
            throw lost();
        } finally {
            waiting.remove(number);
        }
    }

    /** Asks whether the process is there at all, whatever its library does; the answer may be looked at later. */
    CompletableFuture<?> ping() throws IOException {
        var answer = new CompletableFuture<Incoming>();
        int number = lastCall.incrementAndGet();
        waiting.put(number, answer);
        if (!wire.sendIfFree(out -> out.number(number).one(Command.PING))) {
            waiting.remove(number);
        }
        return answer;
    }

    /** The first reason is the one that is told. */
    void kill(String why) {
        end.compareAndSet("", why);
        over = true;
        process.destroyForcibly();
        try {
            wire.close();
        } catch (IOException itIsBrokenAnyway) {
            return;
        }
    }

    /** Lets it log out and end by itself; a library that hangs is not waited for. */
    void finish(String why) {
        end.compareAndSet("", why);
        try {
            wire.endSending();
            if (!process.waitFor(EXIT_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private UKeyException lost() {
        return new UKeyException(UKeyFailure.DRIVER_FAILURE, new DriverLost(why()));
    }

    String why() {
        return end.get() + exitStatus().map(status -> ", status " + status).orElse("");
    }

    private Optional<Integer> exitStatus() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    boolean isOver() {
        return over;
    }

    boolean isBusy() {
        return !waiting.isEmpty();
    }

    boolean isUnusedFor(Duration time) {
        boolean unused = sessions.get() == 0 && !isBusy();
        return unused && System.nanoTime() - lastUse > time.toNanos();
    }

    /** Something uses it from now on. */
    void touch() {
        lastUse = System.nanoTime();
    }

    void sessionOpened() {
        sessions.incrementAndGet();
    }

    void sessionClosed() {
        sessions.decrementAndGet();
    }

    long pid() {
        return process.pid();
    }
}
