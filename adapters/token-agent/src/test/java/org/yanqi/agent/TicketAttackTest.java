package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.ticket.AgentVersion;
import org.yanqi.agent.ticket.PinnedKeys;
import org.yanqi.agent.ticket.RaKeys;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.TicketGate;

class TicketAttackTest {
    private static final String SERIAL = "0123456789ABCDEF";
    private static final String CERTIFICATE = "ab".repeat(32);
    private static final byte[] PARAMS = "{\"nonce\":\"prove-nonce-1\"}".getBytes(UTF_8);

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
        var ticket = gate.pass(ra.sign(claims()), PARAMS, RenewalServer.ORIGIN);
        assertThat(ticket.applicationId()).isEqualTo(RenewalServer.APPLICATION);
        assertThat(ticket.tokenSerial()).isEqualTo(SERIAL);
    }

    @Test
    void a_ticket_signed_by_another_key_is_refused() throws Exception {
        var stranger = new ECKeyGenerator(Curve.P_256).generate();
        refuses("kid", () -> pass(RenewalServer.sign(claims(), stranger)));
        var claimingOurs = new JWSObject(header(JWSAlgorithm.ES256).build(), new Payload(claims().toString()));
        claimingOurs.sign(new ECDSASigner(stranger));
        refuses("signature", () -> pass(claimingOurs.serialize()));
    }

    @Test
    void no_algorithm_and_a_symmetric_one_are_refused() throws Exception {
        var none =
                base64("{\"alg\":\"none\",\"typ\":\"yanqi-ticket+jwt\",\"kid\":\"" + ra.key.computeThumbprint() + "\"}")
                        + "." + base64(claims().toString()) + ".";
        refuses("no JWS", () -> pass(none));
        var hmac = new JWSObject(header(JWSAlgorithm.HS256).build(), new Payload(claims().toString()));
        hmac.sign(new MACSigner(ra.key.toPublicJWK().toJSONString().getBytes(UTF_8)));
        refuses("alg", () -> pass(hmac.serialize()));
    }

    @Test
    void a_header_that_brings_its_own_key_or_another_type_is_refused() throws Exception {
        var ownKey = new JWSObject(
                header(JWSAlgorithm.ES256).jwk(ra.key.toPublicJWK()).build(), new Payload(claims().toString()));
        ownKey.sign(new ECDSASigner(ra.key));
        refuses("header members", () -> pass(ownKey.serialize()));
        var otherType = new JWSObject(
                header(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build(), new Payload(claims().toString()));
        otherType.sign(new ECDSASigner(ra.key));
        refuses("typ", () -> pass(otherType.serialize()));
    }

    @ParameterizedTest
    @CsvSource({
        "iss, someone",
        "aud, another-agent",
        "origin, https://evil.example",
        "origin, http://localhost:8080.evil.example",
        "step, SIGN",
        "step, generate",
        "applicationId, ../../etc/passwd",
        "certSha256, AB",
        "tokenSerial, ''",
        "paramsHash, AAAA"
    })
    void a_claim_that_is_not_for_this_agent_is_refused(String claim, String value) throws Exception {
        var changed = Json.createObjectBuilder(claims()).add(claim, value).build();
        refuses(claim, () -> pass(ra.sign(changed)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iss",
                "aud",
                "jti",
                "iat",
                "exp",
                "origin",
                "applicationId",
                "jobId",
                "step",
                "tokenSerial",
                "certSha256",
                "paramsHash"
            })
    void a_missing_claim_is_refused(String claim) throws Exception {
        var changed = Json.createObjectBuilder(claims()).remove(claim).build();
        refuses(claim, () -> pass(ra.sign(changed)));
        var nulled = Json.createObjectBuilder(claims()).addNull(claim).build();
        refuses(claim, () -> pass(ra.sign(nulled)));
    }

    @Test
    void a_claim_said_twice_is_refused() throws Exception {
        var twice = claims().toString().replaceFirst("\\{", "{\"step\":\"RETIRE\",");
        var jws = new JWSObject(header(JWSAlgorithm.ES256).build(), new Payload(twice));
        jws.sign(new ECDSASigner(ra.key));
        refuses("payload", () -> pass(jws.serialize()));
    }

    @Test
    void an_expired_ticket_and_one_from_the_future_are_refused() throws Exception {
        var ticket = ra.sign(claims());
        refuses("expired", () -> at(Duration.ofSeconds(361)).pass(ticket, PARAMS, RenewalServer.ORIGIN));
        refuses("issued in the future", () -> at(Duration.ofSeconds(-70)).pass(ticket, PARAMS, RenewalServer.ORIGIN));
        at(Duration.ofSeconds(290)).pass(ticket, PARAMS, RenewalServer.ORIGIN);
    }

    @Test
    void a_ticket_that_lives_too_long_is_refused() throws Exception {
        var claims = claims();
        long issued = claims.getJsonNumber("iat").longValue();
        var changed = Json.createObjectBuilder(claims).add("exp", issued + 301).build();
        refuses("lifetime", () -> pass(ra.sign(changed)));
    }

    @Test
    void a_page_that_swaps_the_parameters_is_refused() throws Exception {
        var ticket = ra.sign(claims());
        byte[] swapped = "{\"nonce\":\"prove-nonce-2\"}".getBytes(UTF_8);
        refuses("paramsHash", () -> gate.pass(ticket, swapped, RenewalServer.ORIGIN));
    }

    @Test
    void a_ticket_used_from_another_origin_is_refused() throws Exception {
        var ticket = ra.sign(claims());
        refuses("origin", () -> gate.pass(ticket, PARAMS, "https://other.example"));
    }

    @Test
    void noise_and_oversized_tickets_are_refused() {
        refuses("no JWS", () -> pass(""));
        refuses("no JWS", () -> pass("a.b.c"));
        refuses("length", () -> pass("x".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.9.9", "1.4.1", "1.4.2"})
    void an_agent_that_is_new_enough_obeys(String wanted) throws Exception {
        assertThat(gate.pass(ra.sign(wanting(wanted)), PARAMS, RenewalServer.ORIGIN)
                        .step())
                .isEqualTo(Step.PROVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.3", "1.5.0", "2.0.0", "10.0.0"})
    void an_agent_that_is_too_old_does_not(String wanted) {
        assertThatThrownBy(() -> pass(ra.sign(wanting(wanted))))
                .isInstanceOfSatisfying(
                        AgentFailure.class, e -> assertThat(e.fault()).isEqualTo(AgentFault.VERSION_TOO_OLD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.4", "1.4.2-rc1", "01234.0.0", "1.4.2.0", "-1.0.0", "99999.0.0"})
    void what_is_no_version_is_refused(String wanted) {
        refuses("minVersion", () -> pass(ra.sign(wanting(wanted))));
    }

    private JsonObject wanting(String version) throws Exception {
        return Json.createObjectBuilder(claims()).add("minVersion", version).build();
    }

    @Test
    void private_keys_and_other_curves_are_not_pinned() throws Exception {
        assertThatThrownBy(() -> PinnedKeys.of(new JWKSet(ra.key))).isInstanceOf(IllegalArgumentException.class);
        var other = new ECKeyGenerator(Curve.P_384).generate().toPublicJWK();
        assertThatThrownBy(() -> PinnedKeys.of(new JWKSet(other))).isInstanceOf(IllegalArgumentException.class);
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) throws Exception {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("yanqi-ticket+jwt"))
                .keyID(ra.key.computeThumbprint().toString());
    }

    private TicketGate at(Duration later) throws Exception {
        return gate(Clock.offset(Clock.systemUTC(), later));
    }

    private TicketGate gate(Clock clock) throws Exception {
        var keys = RaKeys.open(PinnedKeys.read(home.resolve("ra-keys.json")), home.resolve("introduced.keys"), clock);
        return new TicketGate(keys, new AgentVersion(1, 4, 2), clock);
    }

    private JsonObject claims() throws Exception {
        return ra.claims(Step.PROVE, SERIAL, CERTIFICATE, PARAMS).build();
    }

    private void pass(String ticket) throws AgentFailure {
        var passed = gate.pass(ticket, PARAMS, RenewalServer.ORIGIN);
        throw new AssertionError("it passed: " + passed.step());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** The reason is what the log says of it. */
    private static void refuses(String reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessage(reason)
                .isInstanceOfSatisfying(
                        AgentFailure.class, e -> assertThat(e.fault()).isEqualTo(AgentFault.TICKET_INVALID));
    }
}
