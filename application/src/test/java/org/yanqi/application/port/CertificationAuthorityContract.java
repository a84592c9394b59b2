package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.domain.renewal.RenewalRules.Discretion;

/** What every CA with its key management centre does. */
public abstract class CertificationAuthorityContract {
    private static final ApplicationNumber APPLICATION = new ApplicationNumber("YQ20250711-000123");
    private static final Instant NOW = Instant.parse("2025-07-11T01:00:00Z");
    private static final ValidityPeriod VALIDITY = new ValidityPeriod(NOW, Instant.parse("2026-07-11T01:00:00Z"));

    private IssuanceOrder order;

    protected abstract CertificationAuthority authority();

    protected abstract CertificateReader reader();

    protected abstract TestPki pki();

    /** What the CA decides for itself about what it is asked for. */
    protected Discretion discretion() {
        return Discretion.NONE;
    }

    /** The pair in whose place the new one comes. */
    protected IssuanceOrder.Replaced replaced() {
        return TestPki.REPLACED;
    }

    @BeforeEach
    void an_order() {
        order = new IssuanceOrder(
                request(), serial("7EB1F8A0C2D34E5F60718293A4B5C6D"), serial("2"), VALIDITY, replaced());
    }

    @Test
    void a_pair_is_issued_as_ordered() {
        CertificatePair pair = authority().issue(APPLICATION, order, NOW).pair();
        var serials = List.of(pair.signing().serial(), pair.encryption().serial());
        var validities = List.of(pair.signing().validity(), pair.encryption().validity());
        if (discretion() == Discretion.NONE) {
            assertThat(serials).containsExactly(order.signingSerial(), order.encryptionSerial());
            assertThat(validities).containsOnly(VALIDITY);
        }
        assertThat(serials).doesNotHaveDuplicates();
        assertThat(validities).noneMatch(validity -> validity.hasEndedBy(VALIDITY.notAfter()));
        assertThat(List.of(pair.signing().use(), pair.encryption().use()))
                .containsExactly(KeyUse.SIGNING, KeyUse.ENCRYPTION);
        assertThat(pair.subject()).isEqualTo(TestPki.HOLDER);
    }

    @Test
    void the_signing_key_is_the_requested_one_and_the_encryption_key_a_new_one() {
        CertificatePair pair = authority().issue(APPLICATION, order, NOW).pair();
        var requested = order.request().publicKey().fingerprint();
        assertThat(pair.signing().publicKey().fingerprint()).isEqualTo(requested);
        assertThat(pair.encryption().publicKey().fingerprint()).isNotEqualTo(requested);
    }

    @Test
    void what_was_issued_is_read_back_as_a_pair() {
        CertificatePair pair = authority().issue(APPLICATION, order, NOW).pair();
        var all = List.of(pair.encryption().der(), pair.signing().der());
        assertThat(reader().pair(pair.signing().der(), all)).isEqualTo(new Reading.Pair(pair));
    }

    @Test
    void the_same_order_again_gets_the_same_answer() {
        var first = authority().issue(APPLICATION, order, NOW);
        assertThat(authority().issue(APPLICATION, order, NOW.plusSeconds(60))).isEqualTo(first);
    }

    @Test
    void another_key_does_not_get_the_application_a_second_pair() {
        var first = authority().issue(APPLICATION, order, NOW);
        var other = new IssuanceOrder(request(), serial("3"), serial("4"), VALIDITY, replaced());
        assertThat(authority().issue(APPLICATION, other, NOW)).isEqualTo(first);
    }

    @Test
    void two_applications_get_two_encryption_keys() {
        var first = authority().issue(APPLICATION, order, NOW);
        var other = new IssuanceOrder(request(), serial("3"), serial("4"), VALIDITY, replaced());
        var second = authority().issue(new ApplicationNumber("YQ20250711-000124"), other, NOW);
        assertThat(second.pair().encryption().publicKey())
                .isNotEqualTo(first.pair().encryption().publicKey());
        assertThat(second.encryptionKey()).isNotEqualTo(first.encryptionKey());
    }

    @Test
    void a_certificate_is_good_until_it_is_revoked() {
        var serial = authority().issue(APPLICATION, order, NOW).pair().signing().serial();
        assertThat(authority().status(serial)).isEqualTo(new RevocationStatus.Good());
        authority().revoke(serial, Revocations.Reason.SUPERSEDED, NOW);
        assertThat(authority().status(serial)).isEqualTo(new RevocationStatus.Revoked(NOW));
    }

    @Test
    void the_first_revocation_stays() {
        var serial = authority().issue(APPLICATION, order, NOW).pair().signing().serial();
        authority().revoke(serial, Revocations.Reason.SUPERSEDED, NOW);
        authority().revoke(serial, Revocations.Reason.CESSATION_OF_OPERATION, NOW.plusSeconds(3600));
        assertThat(authority().status(serial)).isEqualTo(new RevocationStatus.Revoked(NOW));
    }

    @Test
    void each_certificate_of_a_pair_is_revoked_by_itself() {
        var pair = authority().issue(APPLICATION, order, NOW).pair();
        authority().revoke(pair.signing().serial(), Revocations.Reason.CESSATION_OF_OPERATION, NOW);
        assertThat(authority().status(pair.encryption().serial())).isEqualTo(new RevocationStatus.Good());
        authority().revoke(pair.encryption().serial(), Revocations.Reason.CESSATION_OF_OPERATION, NOW);
        assertThat(authority().status(pair.signing().serial())).isEqualTo(new RevocationStatus.Revoked(NOW));
        assertThat(authority().status(pair.encryption().serial())).isEqualTo(new RevocationStatus.Revoked(NOW));
    }

    private CertificationRequest request() {
        return reader().request(pki().request(TestPki.HOLDER)).orElseThrow();
    }

    private static SerialNumber serial(String digits) {
        return new SerialNumber(new BigInteger(digits, 16));
    }
}
