package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.SigningCertificates.Verdict;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What every reader of single certificates does. */
public abstract class SigningCertificatesContract {
    private static final ValidityPeriod VALIDITY =
            new ValidityPeriod(Instant.parse("2025-07-02T01:00:00Z"), Instant.parse("2025-07-04T01:00:00Z"));

    protected abstract SigningCertificates certificates();

    protected abstract TestPki pki();

    @Test
    void a_signing_certificate_of_a_ca_that_is_served_is_read() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        assertThat(certificates().read(pair.signing().der())).isEqualTo(new Verdict.Signing(pair.signing()));
    }

    @Test
    void one_for_encryption_is_not_for_signing() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        assertThat(certificates().read(pair.encryption().der())).isEqualTo(new Verdict.NotForSigning());
    }

    @Test
    void one_of_another_ca_is_told_with_its_issuer() {
        CertificatePair foreign = pki().foreignPair(TestPki.HOLDER, VALIDITY);
        assertThat(certificates().read(foreign.signing().der()))
                .isEqualTo(new Verdict.OtherIssuer(foreign.signing().issuer()));
    }

    @Test
    void what_is_no_certificate_is_malformed() {
        assertThat(certificates().read(Bytes.of("no certificate".getBytes(UTF_8))))
                .isEqualTo(new Verdict.Malformed());
        assertThat(certificates().read(Bytes.of(new byte[0]))).isEqualTo(new Verdict.Malformed());
    }

    @Test
    void none_of_a_holder_is_one_by_which_a_ca_speaks() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        assertThat(certificates().isOfTheCa(pair.signing().der())).isFalse();
        assertThat(certificates().isOfTheCa(pair.encryption().der())).isFalse();
        assertThat(certificates().isOfTheCa(Bytes.of(new byte[0]))).isFalse();
    }
}
