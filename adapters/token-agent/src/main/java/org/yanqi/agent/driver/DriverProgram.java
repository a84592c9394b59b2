package org.yanqi.agent.driver;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.token.Crypto;

/**
 * The driver process: waits at the agent's door, does what {@link Command} lists, and ends when the agent does. It
 * speaks over a socket, because a vendor's library writes what it likes to the standard streams.
 */
public final class DriverProgram {
    private static final long FAREWELL_SECONDS = 2;

    private final Wire wire;
    private final LoadedDriver driver = new LoadedDriver();
    private final AtomicInteger underWay = new AtomicInteger();
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("driver-", 0).factory());

    private DriverProgram(Wire wire) {
        this.wire = wire;
    }

    /** The path of the agent's socket. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int status = 1;
        var door = Path.of(arguments[0]);
        try {
            keepMemoryOutOfCoreFiles();
            Thread.ofPlatform().daemon().start(Crypto::prepare);
            var program = new DriverProgram(new Wire(SocketChannel.open(UnixDomainSocketAddress.of(door))));
            program.serve();
            program.finish();
            status = 0;
        } finally {
            Predecessor.sweep(door.resolveSibling(""));
            Runtime.getRuntime().halt(status);
        }
    }

    /** Linux (core(5)): whatever kills this process, and whoever collects core files, none of its memory is in them. */
    private static void keepMemoryOutOfCoreFiles() throws IOException {
        var filter = Path.of("/proc/self/coredump_filter");
        if (Files.isWritable(filter)) {
            Files.writeString(filter, "0");
        }
    }

    private void serve() throws IOException {
        for (var next = wire.receive(); next.isPresent(); next = wire.receive()) {
            var in = next.get();
            int call = in.number();
            var command = in.one(Command.class);
            if (command == Command.PING) {
                answer(call, out -> out.is(true));
            } else {
                underWay.incrementAndGet();
                workers.execute(() -> carryOut(call, command, in));
            }
        }
    }

    private void carryOut(int call, Command command, Incoming in) {
        try (in) {
            answer(call, Reply.of(() -> driver.carryOut(command, in)));
        } catch (IOException | RuntimeException | Error nothingMoreCanBeSaid) {
            Runtime.getRuntime().halt(1);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void answer(int call, Outgoing.Body reply) throws IOException {
        wire.send(out -> reply.write(out.number(call)));
    }

    /** Logs out where that is possible: with a call under way, or in a library that hangs, dying is what is left. */
    private void finish() throws InterruptedException {
        if (underWay.get() == 0) {
            workers.execute(driver::close);
            workers.shutdown();
            var ignored = workers.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        }
    }
}
