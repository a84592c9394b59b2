package org.yanqi.agent.driver;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.agent.MemoryFolder;
import org.yanqi.application.fixture.Allocation;
import org.yanqi.token.PinState;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.UKeyException;

/**
 * Whatever goes over the line between the agent and its driver process, either way: it is read, or refused as a token
 * refuses or as no message, and takes no more memory than its length allows. {@code ./fuzz} searches on.
 */
final class DriverMessagesFuzzTest {
    private static final long MOST_OCTETS = 8 << 20;
    private static final int LONGEST_MESSAGE = 256 * 1024;
    private static final String PIN = "12345678";

    private static final List<Incoming.Item<?>> ANSWERS = List.of(
            done -> Command.CLOSE,
            Incoming::is,
            Incoming::longNumber,
            Incoming::octets,
            Incoming::key,
            in -> in.one(PinState.class),
            in -> in.list(Incoming::object),
            in -> in.list(row -> row.text() + row.text()));

    @TempDir(factory = MemoryFolder.class)
    static Path home;

    private static LoadedDriver driver;
    private static String serial;

    /** Of the driver; opened again when a command has closed it. */
    private static long session;

    @BeforeAll
    static void load() throws Exception {
        var library = SoftHsm.libraryFor(home);
        try (var tokens = SoftHsm.in(home)) {
            serial = tokens.initialise("fuzz", "87654321".toCharArray(), PIN.toCharArray())
                    .serial();
        }
        driver = new LoadedDriver();
        carryOut(Command.LOAD, out -> out.text(library.toString()));
        session = open();
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    private static long open() throws Exception {
        return carryOut(Command.OPEN, out -> out.text(serial).pin(PIN.toCharArray()))
                .longNumber();
    }

    private static Incoming carryOut(Command command, Outgoing.Body arguments) throws Exception {
        var in = new Incoming(written(arguments));
        return Reply.read(new Incoming(written(Reply.of(() -> driver.carryOut(command, in)))));
    }

    private static byte[] written(Outgoing.Body body) {
        var buffer = ByteBuffer.allocate(LONGEST_MESSAGE);
        body.write(new Outgoing(buffer));
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** By a library that has taken the driver process over. */
    @FuzzTest
    void anAnswer(byte[] octets) throws Exception {
        for (var answer : ANSWERS) {
            readOrRefused(() -> {
                var members = Reply.read(new Incoming(octets.clone()));
                answer.read(members);
                members.end();
            });
        }
    }

    /** The command's octet, then what follows the number of a session, where it is for one. */
    @FuzzTest
    void aCommand(byte[] octets) throws Exception {
        if (octets.length == 0) {
            return;
        }
        var command = Command.values()[Byte.toUnsignedInt(octets[0]) % Command.values().length];
        byte[] rest = Arrays.copyOfRange(octets, 1, octets.length);
        readOrRefused(() -> {
            var answer = carryOut(
                    command,
                    out -> (isOfSession(command) ? out.number(session) : out)
                            .octets()
                            .put(rest));
            switch (command) {
                case OPEN, OPEN_ON_PAD, FRESH -> close(answer.longNumber());
                case CLOSE -> session = open();
                default -> answer.close();
            }
        });
    }

    private static void close(long number) throws Exception {
        carryOut(Command.CLOSE, out -> out.number(number));
    }

    private static boolean isOfSession(Command command) {
        return command.compareTo(Command.FRESH) >= 0;
    }

    private static void readOrRefused(Allocation.Work<Exception> reading) throws Exception {
        try {
            Allocation.within(MOST_OCTETS, reading);
        } catch (UKeyException | MalformedMessage refused) {
            return;
        }
    }
}
