package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yanqi.agent.TicketAttack.PARAMS;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.ticket.AgentVersion;
import org.yanqi.agent.ticket.PinnedKeys;
import org.yanqi.agent.ticket.RaKeys;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.TicketGate;

/** What the gate lets pass and what it does not; {@link ChannelAttackTest} posts the same to an agent. */
class TicketAttackTest {
    @TempDir
    Path home;

    private RenewalServer ra;
    private TicketGate gate;

    @BeforeEach
    void pin() throws Exception {
        ra = RenewalServer.in(home);
        gate = gate(Clock.systemUTC());
    }

    @Test
    void a_ticket_of_the_pinned_ra_passes() throws Exception {
        var ticket = gate.pass(ra.sign(TicketAttack.claims(ra)), PARAMS, RenewalServer.ORIGIN);
        assertThat(ticket.applicationId()).isEqualTo(RenewalServer.APPLICATION);
        assertThat(ticket.tokenSerial()).isEqualTo(TicketAttack.SERIAL);
    }

    @ParameterizedTest
    @MethodSource("org.yanqi.agent.TicketAttack#all")
    void a_ticket_that_an_attacker_has_made_or_changed_is_refused(TicketAttack attack) throws Exception {
        refuses(attack.fault(), attack.reason(), gate, attack.forgery().of(ra), RenewalServer.ORIGIN);
    }

    @Test
    void a_ticket_passes_in_its_time_alone() throws Exception {
        var ticket = ra.sign(TicketAttack.claims(ra));
        refuses("expired", at(Duration.ofSeconds(361)), ticket, RenewalServer.ORIGIN);
        refuses("issued in the future", at(Duration.ofSeconds(-70)), ticket, RenewalServer.ORIGIN);
        at(Duration.ofSeconds(290)).pass(ticket, PARAMS, RenewalServer.ORIGIN);
    }

    @Test
    void a_ticket_used_from_another_origin_is_refused() throws Exception {
        refuses("origin", gate, ra.sign(TicketAttack.claims(ra)), "https://other.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.9.9", "1.4.1", "1.4.2"})
    void an_agent_that_is_new_enough_obeys(String wanted) throws Exception {
        assertThat(gate.pass(wanting(wanted), PARAMS, RenewalServer.ORIGIN).step())
                .isEqualTo(Step.PROVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.3", "1.5.0", "2.0.0", "10.0.0"})
    void an_agent_that_is_too_old_does_not(String wanted) throws Exception {
        refuses(AgentFault.VERSION_TOO_OLD, "minVersion", gate, wanting(wanted), RenewalServer.ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.4", "1.4.2-rc1", "01234.0.0", "1.4.2.0", "-1.0.0", "99999.0.0"})
    void what_is_no_version_is_refused(String wanted) throws Exception {
        refuses("minVersion", gate, wanting(wanted), RenewalServer.ORIGIN);
    }

    private String wanting(String version) throws Exception {
        return ra.sign(Json.createObjectBuilder(TicketAttack.claims(ra))
                .add("minVersion", version)
                .build());
    }

    @Test
    void private_keys_and_other_curves_are_not_pinned() throws Exception {
        assertThatThrownBy(() -> PinnedKeys.of(new JWKSet(ra.key))).isInstanceOf(IllegalArgumentException.class);
        var other = new ECKeyGenerator(Curve.P_384).generate().toPublicJWK();
        assertThatThrownBy(() -> PinnedKeys.of(new JWKSet(other))).isInstanceOf(IllegalArgumentException.class);
    }

    private TicketGate at(Duration later) throws Exception {
        return gate(Clock.offset(Clock.systemUTC(), later));
    }

    private TicketGate gate(Clock clock) throws Exception {
        var keys = RaKeys.open(PinnedKeys.read(home.resolve("ra-keys.json")), home.resolve("introduced.keys"), clock);
        return new TicketGate(keys, new AgentVersion(1, 4, 2), clock);
    }

    private static void refuses(String reason, TicketGate gate, String ticket, String origin) {
        refuses(AgentFault.TICKET_INVALID, reason, gate, ticket, origin);
    }

    private static void refuses(AgentFault fault, String reason, TicketGate gate, String ticket, String origin) {
        assertThatThrownBy(() -> gate.pass(ticket, PARAMS, origin))
                .hasMessage(reason)
                .isInstanceOfSatisfying(
                        AgentFailure.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }
}
