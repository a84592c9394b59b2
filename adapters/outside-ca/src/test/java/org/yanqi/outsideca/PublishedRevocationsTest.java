package org.yanqi.outsideca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.OtherEncodings;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;

class PublishedRevocationsTest {
    private static final Instant NOW = Instant.parse("2026-07-11T01:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Instant REVOKED = Instant.parse("2026-07-01T01:00:00Z");
    private static final SerialNumber SERIAL = new SerialNumber(BigInteger.valueOf(4711));

    private final OutsideCa ca = new OutsideCa();
    private LoopbackSite site;

    @BeforeEach
    void a_site() throws IOException {
        site = new LoopbackSite(question -> ca.list(TOMORROW, list -> {}));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void what_is_not_on_the_list_is_good() {
        assertThat(published(NOW).status(SERIAL)).isEqualTo(new RevocationStatus.Good());
    }

    @Test
    void what_is_on_the_list_is_revoked_or_suspended() {
        revoking(CRLReason.keyCompromise);
        assertThat(published(NOW).status(SERIAL)).isEqualTo(new RevocationStatus.Revoked(REVOKED));
        revoking(CRLReason.certificateHold);
        assertThat(published(NOW).status(SERIAL)).isEqualTo(new RevocationStatus.Suspended(REVOKED));
    }

    @Test
    void a_list_is_asked_for_once_in_a_while() {
        var asked = new AtomicInteger();
        site.answering(question -> {
            asked.incrementAndGet();
            return ca.list(TOMORROW, list -> {});
        });
        var published = published(NOW);
        published.status(SERIAL);
        published.status(SERIAL);
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_list_that_is_over_says_nothing() {
        assertRefused(TOMORROW);
    }

    @Test
    void nor_does_one_that_another_has_signed() {
        site.answering(question -> new OutsideCa().list(TOMORROW, list -> {}));
        assertRefused(NOW);
    }

    @Test
    void nor_does_a_part_of_one() {
        site.answering(question -> ca.list(
                TOMORROW,
                list -> list.addExtension(OutsideCa.extension(Extension.deltaCRLIndicator, new ASN1Integer(1)))));
        assertRefused(NOW);
        site.answering(question -> ca.list(
                TOMORROW,
                list -> list.addExtension(OutsideCa.extension(
                        Extension.issuingDistributionPoint,
                        new IssuingDistributionPoint(null, true, false, null, false, false)))));
        assertRefused(NOW);
    }

    @Test
    void nor_does_one_that_begins_later() {
        assertRefused(NOW.minus(Duration.ofHours(1)));
    }

    @Test
    void but_clocks_may_differ_a_little() {
        assertThat(published(NOW.minus(Duration.ofMinutes(1))).status(SERIAL)).isEqualTo(new RevocationStatus.Good());
    }

    @Test
    void nor_does_one_whose_signature_anybody_might_have_made() {
        site.answering(question -> ca.list(TOMORROW, list -> {}, "SHA1withECDSA"));
        assertRefused(NOW);
    }

    @Test
    void nor_does_one_with_a_critical_extension_that_is_not_understood() {
        var critical = OutsideCa.extension(new ASN1ObjectIdentifier("2.25.1"), new DERUTF8String("whatever"));
        site.answering(question -> ca.list(TOMORROW, list -> list.addExtension(critical)));
        assertRefused(NOW);
        site.answering(question -> ca.list(
                TOMORROW, list -> list.addCRLEntry(BigInteger.ONE, Date.from(REVOKED), new Extensions(critical))));
        assertRefused(NOW);
    }

    @Test
    void nor_does_what_is_no_list_or_nothing_at_all() {
        site.answering(question -> new byte[] {0x30, 0x03, 0x02, 0x01, 0x01});
        assertRefused(NOW);
        site.answering(question -> {
            throw new IOException("hangs up");
        });
        assertRefused(NOW);
    }

    /** Its signature is good in whichever way it is written. */
    @Test
    void nor_does_one_that_is_written_as_der_does_not_allow() {
        Bytes list = Bytes.of(ca.list(
                TOMORROW, content -> content.addCRLEntry(SERIAL.value(), Date.from(REVOKED), CRLReason.keyCompromise)));
        assertThat(OtherEncodings.of(list)).hasSizeGreaterThan(30).allSatisfy(other -> {
            site.answering(question -> other.toArray());
            assertRefused(NOW);
        });
    }

    private void revoking(int reason) {
        site.answering(
                question -> ca.list(TOMORROW, list -> list.addCRLEntry(SERIAL.value(), Date.from(REVOKED), reason)));
    }

    private void assertRefused(Instant now) {
        var published = published(now);
        assertThatThrownBy(() -> published.status(SERIAL)).isInstanceOf(UnavailableException.class);
    }

    private PublishedRevocations published(Instant now) {
        return new PublishedRevocations(
                "ca", site.address(), new Acceptance(ca.der()), Clock.fixed(now, ZoneOffset.UTC));
    }
}
