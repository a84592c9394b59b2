package org.yanqi.cfssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.CertificationAuthority.Issuance;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.outsideca.Exchange;
import org.yanqi.outsideca.LoopbackSite;
import org.yanqi.outsideca.OutsideFixture;
import org.yanqi.outsideca.TokenRequests;
import org.yanqi.pki.X509CertificateReader;

/** Between us and the real CA answers are lost, as when the process dies right there; its database says what is left. */
class InterruptedCfsslTest {
    private static final ApplicationNumber APPLICATION = Renewals.number(1);
    private static final SerialNumber SIGNING = new SerialNumber(BigInteger.valueOf(4711));
    private static final SerialNumber ENCRYPTION = new SerialNumber(BigInteger.valueOf(4712));

    private final Instant now = Instant.now();
    private final OutsideFixture registers = OutsideFixture.empty();

    @TempDir
    private Path folder;

    private CfsslServer server;
    private LoopbackSite between;

    @BeforeEach
    void a_ca() throws Exception {
        server = new CfsslServer(folder);
        between = new LoopbackSite(question -> question);
    }

    @AfterEach
    void close() {
        between.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void the_certificate_of_a_lost_answer_is_revoked(int lost) throws Exception {
        losing(lost, true);
        IssuanceOrder order = order(1);
        assertUnavailable(between.address(), order, "no answer");
        Issuance issuance = issue(order);
        SerialNumber revoked = lost == 0 ? SIGNING : ENCRYPTION;
        assertThat(server.withStatus("revoked")).containsExactly(revoked.value().toString());
        assertThat(server.withStatus("good"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(issuance.pair().signing(), issuance.pair().encryption())
                                .map(certificate -> certificate.serial().value().toString())
                                .toList());
        assertThat(issue(order)).isEqualTo(issuance);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_request_that_was_lost_is_made_again_with_the_same_serial_number(int lost) throws Exception {
        losing(lost, false);
        IssuanceOrder order = order(1);
        assertUnavailable(between.address(), order, "no answer");
        var pair = issue(order).pair();
        assertThat(List.of(pair.signing().serial(), pair.encryption().serial())).containsExactly(SIGNING, ENCRYPTION);
        assertThat(server.withStatus("revoked")).isEmpty();
    }

    @Test
    void what_was_asked_a_moment_ago_is_not_asked_by_another_node() {
        losing(0, true);
        IssuanceOrder order = order(1);
        assertUnavailable(between.address(), order, "no answer");
        var another = registers.node(
                server.source(server.address(), Duration.ofHours(1)), server.ca.der(), server.list.address());
        assertThatThrownBy(() -> another.issue(APPLICATION, order, now))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("a moment ago");
    }

    @Test
    void a_profile_that_numbers_by_itself_leaves_no_certificate() throws Exception {
        assertUnavailable(server.address(), order(2), "does not take our serial numbers");
        assertThat(server.withStatus("good")).isEmpty();
    }

    @Test
    void nor_does_one_whose_certificates_end_too_early() throws Exception {
        assertUnavailable(server.address(), order(3), "ends before what was paid for");
        assertThat(server.withStatus("good")).isEmpty();
    }

    @Test
    void a_request_that_is_not_authenticated_is_not_signed() throws Exception {
        var stranger = registers.node(
                new CfsslSource(server.address(), server.ca.der(), Optional.empty(), Clock.systemUTC(), Duration.ZERO),
                server.ca.der(),
                server.list.address());
        assertThatThrownBy(() -> stranger.issue(APPLICATION, order(1), now))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("it does not sign");
        assertThat(server.withStatus("good")).isEmpty();
    }

    @Test
    void what_the_ca_itself_has_revoked_is_seen_on_its_list() throws Exception {
        var pair = issue(order(1)).pair();
        new CfsslSource(server.address(), server.ca.der(), Optional.empty(), Clock.systemUTC())
                .revoke(SIGNING, Revocations.Reason.SUPERSEDED);
        var node =
                registers.node(server.source(server.address(), Duration.ZERO), server.ca.der(), server.list.address());
        assertThat(node.status(pair.signing().serial())).isInstanceOf(RevocationStatus.Revoked.class);
        assertThat(node.status(pair.encryption().serial())).isEqualTo(new RevocationStatus.Good());
    }

    @Test
    void it_registers_why_a_certificate_is_revoked() throws Exception {
        issue(order(1));

        server.source(server.address(), Duration.ZERO).revoke(SIGNING, Revocations.Reason.CESSATION_OF_OPERATION);

        assertThat(server.reasons()).containsExactly("5");
    }

    @Test
    void it_revokes_what_is_registered_with_its_issuers_key_as_well() throws Exception {
        issue(order(1));
        var issuer = new X509CertificateHolder(server.ca.der().toArray());
        var identifier = SubjectKeyIdentifier.fromExtensions(issuer.getExtensions());
        server.nameAuthorityKeys(HexFormat.of().formatHex(identifier.getKeyIdentifier()));

        server.source(server.address(), Duration.ZERO).revoke(SIGNING, Revocations.Reason.SUPERSEDED);

        assertThat(server.withStatus("revoked")).containsExactly(SIGNING.value().toString());
    }

    @Test
    void what_the_ca_does_not_know_it_cannot_revoke() {
        var source = server.source(server.address(), Duration.ZERO);
        assertThatThrownBy(() -> source.revoke(SIGNING, Revocations.Reason.SUPERSEDED))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("does not know");
    }

    @Test
    void what_is_no_answer_of_cfssl_is_none() {
        between.answering(question -> "<html>busy</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertUnavailable(between.address(), order(1), "no JSON");
        between.answering(question -> "{\"success\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertUnavailable(between.address(), order(1), "it does not sign: without words");
    }

    private void losing(int which, boolean onTheWayBack) {
        var count = new AtomicInteger();
        between.answering(question -> {
            boolean lost = count.getAndIncrement() == which;
            byte[] answer = lost && !onTheWayBack
                    ? question
                    : new Exchange("cfssl", Duration.ofSeconds(60), 1 << 16)
                            .post(server.address().resolve("/api/v1/cfssl/authsign"), "application/json", question)
                            .body()
                            .toArray();
            if (lost) {
                throw new IOException("the connection is cut");
            }
            return answer;
        });
    }

    private void assertUnavailable(URI address, IssuanceOrder order, String why) {
        var node = registers.node(server.source(address, Duration.ZERO), server.ca.der(), server.list.address());
        assertThatThrownBy(() -> node.issue(APPLICATION, order, now))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(why);
    }

    private Issuance issue(IssuanceOrder order) {
        return registers
                .node(server.source(server.address(), Duration.ZERO), server.ca.der(), server.list.address())
                .issue(APPLICATION, order, now);
    }

    private IssuanceOrder order(int years) {
        var request = new X509CertificateReader(List.of(server.ca.der()))
                .request(new TokenRequests().request(TestPki.HOLDER))
                .orElseThrow();
        var validity = new ValidityPeriod(
                now,
                now.atOffset(java.time.ZoneOffset.ofHours(8)).plusYears(years).toInstant());
        return new IssuanceOrder(request, SIGNING, ENCRYPTION, validity, TestPki.REPLACED);
    }
}
