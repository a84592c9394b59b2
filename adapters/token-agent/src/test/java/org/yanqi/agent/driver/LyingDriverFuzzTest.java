package org.yanqi.agent.driver;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.agent.MemoryFolder;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.renewal.Faults;
import org.yanqi.agent.renewal.Operations;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.StrictJson;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.agent.words.Language;
import org.yanqi.application.fixture.Allocation;
import org.yanqi.token.UKeyException;

/**
 * Whatever parameters an order has, and whatever is answered meanwhile by a driver that a broken library has taken over:
 * the operation ends with its result or a failure by name. {@code ./fuzz} searches on.
 */
final class LyingDriverFuzzTest {
    private static final long MOST_OCTETS = 64 << 20;
    private static final String SERIAL = "0000000000000001";
    private static final PinPrompt.Typed PIN = new PinPrompt.Typed("12345678".toCharArray());

    @TempDir(factory = MemoryFolder.class)
    static Path home;

    /** One octet for the step; the certificate that the order names, its parameters and the answers, each after its length. */
    @FuzzTest
    void anOperation(byte[] octets) throws Exception {
        try {
            Allocation.within(MOST_OCTETS, () -> carryOut(octets));
        } catch (AgentFailure | UKeyException refused) {
            return;
        }
    }

    private static void carryOut(byte[] octets) throws Exception {
        if (octets.length == 0) {
            return;
        }
        var script = ByteBuffer.wrap(octets);
        var step = Step.values()[Byte.toUnsignedInt(script.get()) % Step.values().length];
        byte[] certificate = AnsweringToken.next(script);
        byte[] params = AnsweringToken.next(script);
        var read = StrictJson.object(params);
        if (read.isEmpty()) {
            return;
        }
        forgetTheLast();
        var token = new AnsweringToken(SERIAL, certificate, script);
        var clock = Clock.systemUTC();
        try (var operations =
                new Operations(token, request -> new PinPrompt.Typed(PIN.pin().clone()), home, Faults.none(), clock)) {
            operations.carryOut(ticket(step, certificate, params, read.get()), new Progress(clock));
        }
    }

    private static void forgetTheLast() throws IOException {
        try (var files = Files.newDirectoryStream(home)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static Ticket ticket(Step step, byte[] certificate, byte[] params, JsonObject read) throws Exception {
        return new Ticket(
                "ticket-1",
                "https://ca.example",
                "YQ20260701-000001",
                "job-1",
                step,
                SERIAL,
                sha256(certificate),
                sha256(params),
                read,
                Language.ENGLISH);
    }

    private static String sha256(byte[] octets) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    }
}
