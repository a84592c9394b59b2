package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.KeyProfile;

/** An outside authority that is honest, absent, confused, or not what it says it is. */
@Timeout(60)
final class HttpTimestampsTest {
    private static final AuthorityKeys KEYS =
            RealPki.of(KeyProfile.P256).authority.keys();
    private static final Clock CLOCK = Clock.fixed(RealPki.NOW, ZoneOffset.UTC);
    private static final Date NOW = Date.from(RealPki.NOW);
    private static final Sha256 IMPRINT = Sha256.of("a document");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LoopbackTimestampServer server;
    private static EmbeddedTimestamps authority;

    @BeforeAll
    static void start() throws Exception {
        server = LoopbackTimestampServer.start();
        authority = authority(KEYS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_honest_authority_is_believed_by_its_root_or_by_its_own_certificate() throws Exception {
        server.answering(question -> LoopbackTimestampServer.honest(authority, question, NOW));
        Bytes own = AuthorityKeys.der(KEYS.timestampKey().certificate());
        for (Bytes trusted : List.of(KEYS.rootCertificate(), own)) {
            TimeStampToken token = new TimeStampToken(
                    new CMSSignedData(timestamps(trusted).stamp(IMPRINT).toArray()));
            assertThat(token.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(IMPRINT.octets());
            assertThat(token.getTimeStampInfo().getGenTime()).isEqualTo(RealPki.NOW);
            assertThat(token.getTimeStampInfo().getNonce()).isNotNull();
        }
    }

    @Test
    void an_authority_below_another_root_is_not_believed() throws Exception {
        var stranger = authority(
                DemonstrationAuthority.create(KeyProfile.P256, RealPki.NOW).keys());
        server.answering(question -> LoopbackTimestampServer.honest(stranger, question, NOW));
        refused();
    }

    @Test
    void an_answer_to_another_question_is_none() {
        server.answering(
                question -> LoopbackTimestampServer.honest(authority, question(IMPRINT, BigInteger.valueOf(7)), NOW));
        refused();
        server.answering(question -> LoopbackTimestampServer.honest(
                authority, question(Sha256.of("another document"), question.getNonce()), NOW));
        refused();
    }

    @Test
    void a_stamp_of_another_time_is_none() {
        server.answering(question ->
                LoopbackTimestampServer.honest(authority, question, Date.from(RealPki.NOW.minusSeconds(301))));
        refused();
        server.answering(question ->
                LoopbackTimestampServer.honest(authority, question, Date.from(RealPki.NOW.plusSeconds(301))));
        refused();
    }

    @Test
    void a_refusal_is_said_by_its_status_only() {
        server.answering(question -> new TimeStampResponseGenerator(authority.generator(), EmbeddedTimestamps.ACCEPTED)
                .generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.systemFailure, "a text\nof a stranger")
                .getEncoded());
        assertThatThrownBy(() -> timestamps(KEYS.rootCertificate()).stamp(IMPRINT))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("timestamps: the answer does not verify: refused with PKIStatus 2");
    }

    @Test
    void garbage_nothing_and_too_much_are_no_answers() {
        byte[] garbage = new byte[500];
        new Random(20250711).nextBytes(garbage);
        for (byte[] octets : List.of(garbage, new byte[0], new byte[] {48, 3, 2, 1}, new byte[1 << 20])) {
            server.answering(question -> octets);
            refused();
        }
    }

    @Test
    void whatever_bit_is_changed_the_stamp_is_the_same_or_none() throws Exception {
        TimeStampRequest question = question(IMPRINT, BigInteger.valueOf(42));
        byte[] honest = LoopbackTimestampServer.honest(authority, question, NOW);
        var answer = new TimestampAnswer(Certificates.known(KEYS.rootCertificate()));
        var random = new Random(20250711);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] changed = honest.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                var token = new TimeStampToken(new CMSSignedData(
                        answer.token(changed, question, RealPki.NOW).toArray()));
                assertThat(token.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(IMPRINT.octets());
                assertThat(token.getTimeStampInfo().getGenTime()).isEqualTo(RealPki.NOW);
            } catch (org.bouncycastle.tsp.TSPException | java.security.GeneralSecurityException none) {
                refused++;
            }
        }
        assertThat(refused)
                .as("all but those in the root's certificate, which nobody needs to read")
                .isGreaterThan(400);
    }

    @Test
    void an_authority_that_fails_or_is_not_there_is_unavailable() throws Exception {
        server.answering(question -> {
            throw new IllegalStateException("out of order");
        });
        refused();
        URI nowhere;
        try (var closed = LoopbackTimestampServer.start()) {
            nowhere = closed.address();
        }
        assertThatThrownBy(() -> new HttpTimestamps(nowhere, KEYS.rootCertificate(), HTTP, CLOCK).stamp(IMPRINT))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void an_answer_that_does_not_come_is_not_waited_for() throws Exception {
        var asked = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        server.answering(question -> {
            asked.countDown();
            over.await();
            return new byte[0];
        });
        var impatient =
                new HttpTimestamps(server.address(), KEYS.rootCertificate(), HTTP, Duration.ofMillis(300), CLOCK);
        assertThatThrownBy(() -> impatient.stamp(IMPRINT)).isInstanceOf(UnavailableException.class);
        assertThat(asked.await(1, TimeUnit.SECONDS)).isTrue();
        over.countDown();
    }

    @Test
    void an_answer_that_stops_half_way_is_not_waited_for() {
        var over = new CountDownLatch(1);
        server.stalling(over);
        server.answering(question -> LoopbackTimestampServer.honest(authority, question, NOW));
        var impatient =
                new HttpTimestamps(server.address(), KEYS.rootCertificate(), HTTP, Duration.ofMillis(300), CLOCK);
        assertThatThrownBy(() -> impatient.stamp(IMPRINT))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no whole answer in time");
        over.countDown();
    }

    private static void refused() {
        assertThatThrownBy(() -> timestamps(KEYS.rootCertificate()).stamp(IMPRINT))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("timestamps: ");
    }

    private static HttpTimestamps timestamps(Bytes trusted) {
        return new HttpTimestamps(server.address(), trusted, HTTP, CLOCK);
    }

    private static EmbeddedTimestamps authority(AuthorityKeys keys) throws Exception {
        return new EmbeddedTimestamps(keys.timestampKey(), Publication.DEMONSTRATION_TIMESTAMP_POLICY, CLOCK);
    }

    private static TimeStampRequest question(Sha256 imprint, BigInteger nonce) {
        var questions = new TimeStampRequestGenerator();
        questions.setCertReq(true);
        return questions.generate(TSPAlgorithms.SHA256, imprint.octets(), nonce);
    }
}
