package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What everybody does who finds encryption certificates. */
public abstract class EncryptionCertificatesContract {
    private final ValidityPeriod earlier =
            new ValidityPeriod(Instant.parse("2025-07-02T01:00:00Z"), Instant.parse("2025-07-04T01:00:00Z"));
    private final ValidityPeriod later =
            new ValidityPeriod(Instant.parse("2025-07-11T01:00:00Z"), Instant.parse("2026-07-11T01:00:00Z"));

    protected abstract EncryptionCertificates encryption();

    protected abstract TestPki pki();

    @Test
    void every_generation_of_the_holder_is_found_once_and_newest_first() {
        CertificatePair old = pki().pair(TestPki.HOLDER, earlier);
        CertificatePair renewed = pki().pair(TestPki.HOLDER, later);
        assertThat(encryption()
                        .of(
                                TestPki.HOLDER,
                                List.of(
                                        old.encryption().der(),
                                        renewed.signing().der(),
                                        renewed.encryption().der(),
                                        old.encryption().der())))
                .containsExactly(renewed.encryption(), old.encryption());
    }

    @Test
    void what_another_ca_has_issued_and_what_is_noise_is_left_out() {
        CertificatePair own = pki().pair(TestPki.HOLDER, earlier);
        CertificatePair foreign = pki().foreignPair(TestPki.HOLDER, later);
        Bytes noise = Bytes.of("noise".getBytes(UTF_8));
        assertThat(encryption()
                        .of(
                                TestPki.HOLDER,
                                List.of(
                                        noise,
                                        foreign.encryption().der(),
                                        own.encryption().der())))
                .containsExactly(own.encryption());
    }

    @Test
    void what_is_of_another_holder_is_left_out() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, earlier);
        assertThat(encryption()
                        .of(pair.signing().issuer(), List.of(pair.encryption().der())))
                .isEmpty();
    }

    @Test
    void of_more_than_a_token_holds_nothing_is_read() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, earlier);
        assertThat(encryption()
                        .of(
                                TestPki.HOLDER,
                                Collections.nCopies(33, pair.encryption().der())))
                .isEmpty();
    }
}
