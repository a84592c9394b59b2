package org.yanqi.agent.ticket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.application.fixture.Allocation;

/**
 * Whatever comes instead of a ticket or of an introduction, unsigned and by the RA's own key: it passes as what was signed
 * or is refused by name, and takes no more memory than its length allows. {@code ./fuzz} searches on.
 */
final class TicketsFuzzTest {
    private static final long MOST_OCTETS = 4 << 20;
    private static final String TICKET = "yanqi-ticket+jwt";
    private static final String ORIGIN = "https://ca.example";
    private static final byte[] PARAMS = "{\"nonce\":\"fuzzed-nonce\"}".getBytes(UTF_8);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);
    private static final FixedSigner RA = FixedSigner.create();

    @TempDir
    static Path home;

    /** What the gate says when nothing is wrong; also makes the crypto ready, which takes memory once. */
    private static Ticket genuine;

    @BeforeAll
    static void signOne() throws Exception {
        genuine = gate().pass(RA.sign(RA.header(TICKET), signed()), PARAMS, ORIGIN);
    }

    private static TicketGate gate() throws IOException {
        var pinned = PinnedKeys.of(new JWKSet(RA.key().toPublicJWK()));
        var introduced = home.resolve("introduced.keys");
        Files.deleteIfExists(introduced);
        return new TicketGate(RaKeys.open(pinned, introduced, CLOCK), new AgentVersion(0, 1, 0), CLOCK);
    }

    private static byte[] signed() throws IOException {
        try (var seed = TicketsFuzzTest.class.getResourceAsStream("TicketsFuzzTestInputs/claims/prove.json")) {
            return seed.readAllBytes();
        }
    }

    @FuzzTest
    void aTicket(byte[] octets) throws IOException {
        passed(new String(octets, ISO_8859_1))
                .ifPresent(ticket -> assertThat(ticket).isEqualTo(genuine));
    }

    @FuzzTest
    void claims(byte[] octets) throws IOException {
        passed(RA.sign(RA.header(TICKET), octets))
                .ifPresent(ticket ->
                        assertThat(ticket.work()).startsWith(ORIGIN + "|").hasSizeLessThan(512));
    }

    @FuzzTest
    void aHeader(byte[] octets) throws IOException {
        passed(RA.sign(octets, signed())).ifPresent(ticket -> assertThat(ticket).isEqualTo(genuine));
    }

    @FuzzTest
    void anIntroduction(byte[] octets) throws IOException {
        var gate = gate();
        refusedOr(() -> gate.introduce(RA.sign(RA.header("yanqi-keys+jwt"), octets)));
        assertThat(gate.keyIds()).hasSizeLessThanOrEqualTo(5);
    }

    private static Optional<Ticket> passed(String compact) throws IOException {
        var gate = gate();
        var passed = new Ticket[1];
        refusedOr(() -> passed[0] = gate.pass(compact, PARAMS, ORIGIN));
        return Optional.ofNullable(passed[0]);
    }

    private static void refusedOr(Allocation.Work<AgentFailure> work) {
        try {
            Allocation.within(MOST_OCTETS, work);
        } catch (AgentFailure refused) {
            assertThat(refused.fault()).isIn(AgentFault.TICKET_INVALID, AgentFault.VERSION_TOO_OLD);
            assertThat(refused).hasMessageMatching("[A-Za-z0-9 ]+");
        }
    }
}
