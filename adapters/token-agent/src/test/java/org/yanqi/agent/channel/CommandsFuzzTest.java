package org.yanqi.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.agent.job.Jobs;
import org.yanqi.agent.renewal.Faults;
import org.yanqi.agent.ticket.AgentVersion;
import org.yanqi.agent.ticket.PinnedKeys;
import org.yanqi.agent.ticket.RaKeys;
import org.yanqi.agent.ticket.StrictJson;
import org.yanqi.agent.ticket.TicketGate;
import org.yanqi.application.fixture.Allocation;
import org.yanqi.token.UKeyKind;

/**
 * Whatever a pinned page posts that the RA has not signed: the agent answers every body with a report that names what is
 * wrong, and nothing comes of it. {@code ./fuzz} searches on.
 */
final class CommandsFuzzTest {
    private static final long MOST_OCTETS = 8 << 20;
    private static final String ORIGIN = "https://ca.example";
    private static final String HOST = "127.0.0.1:17999";

    @TempDir
    static Path home;

    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");

    private static Jobs jobs;
    private static AgentHandler handler;

    @BeforeAll
    static void open() throws Exception {
        LOG.setLevel(Level.OFF); // a line for each refusal
        var pinned = PinnedKeys.of(
                new JWKSet(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()));
        var clock = Clock.systemUTC();
        var keys = RaKeys.open(pinned, home.resolve("introduced.keys"), clock);
        jobs = new Jobs(
                (ticket, progress) -> {
                    throw new AssertionError("an order that nobody has signed");
                },
                clock);
        handler = new AgentHandler(
                new ChannelGate(Set.of(ORIGIN), HOST),
                new TicketGate(keys, new AgentVersion(0, 1, 0), clock),
                jobs,
                new Hello("0.1.0", UKeyKind.PKCS11, false),
                Faults.none());
    }

    @AfterAll
    static void close() {
        LOG.setLevel(null);
        jobs.close();
    }

    @FuzzTest
    void anOrder(byte[] octets) throws Exception {
        refused("/v1/operations", octets);
    }

    @FuzzTest
    void anIntroduction(byte[] octets) throws Exception {
        refused("/v1/keys", octets);
    }

    /** What is measured again is asked anew: an exchange has one answer. */
    private static void refused(String path, byte[] octets) throws Exception {
        var posted = new ArrayDeque<Posted>();
        Allocation.within(MOST_OCTETS, () -> {
            posted.add(new Posted(path, octets, ORIGIN, HOST));
            handler.handle(posted.getLast());
        });
        assertThat(posted.getLast().getResponseCode()).isIn(400, 401, 413);
        var error = StrictJson.object(posted.getLast().said()).orElseThrow().getJsonObject("error");
        assertThat(error.get("code")).isInstanceOf(JsonString.class);
    }
}
