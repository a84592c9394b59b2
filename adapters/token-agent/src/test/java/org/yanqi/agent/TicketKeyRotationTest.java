package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.ticket.AgentVersion;
import org.yanqi.agent.ticket.PinnedKeys;
import org.yanqi.agent.ticket.RaKeys;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.TicketGate;

/** The RA's next key is introduced by the one that counts; then both count for a while, then the next alone. */
class TicketKeyRotationTest {
    private static final byte[] PARAMS = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final Duration OVERLAP = Duration.ofDays(90);

    @TempDir
    Path home;

    private final MovingClock clock = new MovingClock();
    private final LogBook log = LogBook.opened();
    private RenewalServer ra;
    private ECKey next;
    private TicketGate gate;

    @BeforeEach
    void pin() throws Exception {
        ra = RenewalServer.in(home);
        next = new ECKeyGenerator(Curve.P_256).generate();
        gate = started();
    }

    @AfterEach
    void closeTheBook() {
        log.close();
    }

    @Test
    void both_keys_count_during_the_overlap_and_only_the_next_after_it() throws Exception {
        refuses("kid", () -> obeys(next));
        gate.introduce(introduction());
        log.says("introduced keys: tickets are obeyed from");
        obeys(ra.key);
        obeys(next);
        clock.set(OVERLAP.plusMinutes(1));
        refuses("kid", () -> obeys(ra.key));
        obeys(next);
        assertThat(gate.keyIds()).containsExactly(id(next));
    }

    @Test
    void what_was_introduced_outlives_a_restart_and_the_old_key() throws Exception {
        gate.introduce(introduction());
        gate = started();
        obeys(ra.key);
        clock.set(OVERLAP.plusMinutes(1));
        gate = started();
        obeys(next);
        refuses("kid", () -> obeys(ra.key));
    }

    @Test
    void the_next_key_introduces_the_one_after_it() throws Exception {
        var third = new ECKeyGenerator(Curve.P_256).generate();
        gate.introduce(introduction());
        clock.set(OVERLAP.plusMinutes(1));
        gate.introduce(introducing(next, third, ending(next, OVERLAP.multipliedBy(2))));
        gate = started();
        obeys(third);
        clock.set(OVERLAP.multipliedBy(2).plusMinutes(1));
        assertThat(gate.keyIds()).containsExactly(id(third));
    }

    @Test
    void the_same_introduction_again_changes_nothing() throws Exception {
        gate.introduce(introduction());
        var kept = Files.readString(introduced());
        for (int i = 0; i < 40; i++) {
            gate.introduce(introduction());
        }
        assertThat(introduced()).hasContent(kept);
    }

    @Test
    void an_old_key_introduces_nobody_once_it_has_ended() throws Exception {
        gate.introduce(introduction());
        clock.set(OVERLAP.plusMinutes(1));
        var late = new ECKeyGenerator(Curve.P_256).generate();
        refuses("kid", () -> gate.introduce(introducing(ra.key, late)));
        refuses("kid", () -> obeys(late));
    }

    @Test
    void an_old_key_can_neither_end_the_next_one_nor_come_back() throws Exception {
        gate.introduce(introduction());
        gate.introduce(
                introducing(ra.key, ending(next, Duration.ofSeconds(-1)), ending(ra.key, OVERLAP.multipliedBy(9))));
        obeys(next);
        clock.set(OVERLAP.plusMinutes(1));
        obeys(next);
        refuses("kid", () -> obeys(ra.key));
    }

    @Test
    void a_stranger_introduces_nobody() throws Exception {
        var stranger = new ECKeyGenerator(Curve.P_256).generate();
        refuses("kid", () -> gate.introduce(introducing(stranger, stranger)));
        refuses("signature", () -> gate.introduce(signed(stranger, id(ra.key), "yanqi-keys+jwt", next)));
        refuses("typ", () -> gate.introduce(signed(ra.key, id(ra.key), "yanqi-ticket+jwt", next)));
        refuses("typ", () -> gate.pass(introduction(), PARAMS, RenewalServer.ORIGIN));
        refuses("keys", () -> gate.introduce(introducing(ra.key)));
        refuses("keys", () -> gate.introduce(introducing(ra.key, new ECKeyGenerator(Curve.P_384).generate())));
        assertThat(introduced()).doesNotExist();
        refuses("kid", () -> obeys(stranger));
    }

    @Test
    void a_private_key_is_never_introduced() {
        refuses(
                "keys",
                () -> gate.introduce(
                        signedPayload(ra.key, id(ra.key), "yanqi-keys+jwt", "[" + next.toJSONString() + "]")));
    }

    @Test
    void an_edited_file_of_introductions_gives_nothing_away() throws Exception {
        var stranger = new ECKeyGenerator(Curve.P_256).generate();
        gate.introduce(introduction());
        var genuine = Files.readString(introduced()).strip();
        Files.writeString(introduced(), introducing(stranger, stranger) + "\n" + genuine + "\nnoise\n");
        log.lines().clear();
        gate = started();
        assertThat(log.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("introduced keys: a kept introduction does not hold"));
        obeys(next);
        refuses("kid", () -> obeys(stranger));
    }

    @Test
    void a_pinned_key_counts_only_within_its_time() throws Exception {
        var soon = new ECKey.Builder(next.toPublicJWK())
                .notBeforeTime(Date.from(Instant.now().plus(Duration.ofDays(1))))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofDays(2))))
                .build();
        Files.writeString(home.resolve("ra-keys.json"), new JWKSet(List.of(soon, ra.key.toPublicJWK())).toString());
        gate = started();
        refuses("kid", () -> obeys(next));
        clock.set(Duration.ofHours(25));
        obeys(next);
        clock.set(Duration.ofHours(49));
        refuses("kid", () -> obeys(next));
    }

    private TicketGate started() throws Exception {
        var installed = PinnedKeys.read(home.resolve("ra-keys.json"));
        return new TicketGate(RaKeys.open(installed, introduced(), clock), new AgentVersion(1, 0, 0), clock);
    }

    private Path introduced() {
        return home.resolve("introduced.keys");
    }

    private void obeys(ECKey key) throws Exception {
        long now = clock.instant().getEpochSecond();
        var claims = Json.createObjectBuilder(
                        ra.claims(Step.INVENTORY, "", "", PARAMS).build())
                .add("iat", now)
                .add("exp", now + 300)
                .build();
        assertThat(gate.pass(RenewalServer.sign(claims, key), PARAMS, RenewalServer.ORIGIN)
                        .step())
                .isEqualTo(Step.INVENTORY);
    }

    private String introduction() throws Exception {
        return introducing(ra.key, next, ending(ra.key, OVERLAP));
    }

    private static ECKey ending(ECKey key, Duration fromNow) {
        var end = Date.from(Instant.now().plus(fromNow));
        return new ECKey.Builder(key).expirationTime(end).build();
    }

    private static String introducing(ECKey by, ECKey... keys) throws Exception {
        return signed(by, id(by), "yanqi-keys+jwt", keys);
    }

    private static String signed(ECKey by, String keyId, String type, ECKey... keys) throws Exception {
        var set = new JWKSet(List.<JWK>of(keys)).toPublicJWKSet().toString();
        return signedPayload(
                by, keyId, type, set.replaceFirst("^\\{\"keys\":", "").replaceFirst("}$", ""));
    }

    private static String signedPayload(ECKey by, String keyId, String type, String keys) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(keyId)
                .build();
        var payload = "{\"iss\":\"yanqi-ra\",\"aud\":\"yanqi-token-agent\",\"keys\":" + keys + "}";
        var jws = new JWSObject(header, new Payload(payload));
        jws.sign(new ECDSASigner(by));
        return jws.serialize();
    }

    private static String id(ECKey key) throws Exception {
        return key.computeThumbprint().toString();
    }

    private static void refuses(String reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessage(reason)
                .isInstanceOfSatisfying(
                        AgentFailure.class, e -> assertThat(e.fault()).isEqualTo(AgentFault.TICKET_INVALID));
    }
}
