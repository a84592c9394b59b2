package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What every verifier of possession does. */
public abstract class PossessionProofsContract {
    private static final Instant NOW = Instant.parse("2025-07-11T01:00:00Z");
    private static final String STATEMENT = "YANQI-POSSESSION-V1\norigin: http://localhost:8080\nnonce: 1\n";

    private CertificatePair expired;

    protected abstract PossessionProofs proofs();

    protected abstract TestPki pki();

    @BeforeEach
    void a_pair_that_has_expired() {
        expired = pki().pair(
                        TestPki.HOLDER,
                        new ValidityPeriod(
                                Instant.parse("2025-07-02T01:00:00Z"), Instant.parse("2025-07-04T01:00:00Z")));
    }

    @Test
    void the_statement_signed_with_an_expired_certificate_s_key_is_proof() {
        Bytes signed = pki().sign(STATEMENT, expired.signing());
        assertThat(proofs().verify(signed, STATEMENT, expired.signing(), NOW))
                .contains(new ProofOfPossession(expired.signing().fingerprint(), NOW, signed));
    }

    @Test
    void another_statement_is_no_proof() {
        Bytes signed = pki().sign(STATEMENT.replace("nonce: 1", "nonce: 2"), expired.signing());
        assertThat(proofs().verify(signed, STATEMENT, expired.signing(), NOW)).isEmpty();
    }

    @Test
    void the_statement_has_to_be_signed_to_the_letter() {
        Bytes signed = pki().sign(STATEMENT.replace("\n", "\r\n"), expired.signing());
        assertThat(proofs().verify(signed, STATEMENT, expired.signing(), NOW)).isEmpty();
    }

    @Test
    void somebody_else_s_signature_is_no_proof() {
        CertificatePair other = pki().pair(TestPki.HOLDER, expired.validity());
        Bytes signed = pki().sign(STATEMENT, other.signing());
        assertThat(proofs().verify(signed, STATEMENT, expired.signing(), NOW)).isEmpty();
    }

    @Test
    void what_was_signed_can_be_read_again_while_its_signature_verifies() {
        byte[] signed = pki().sign(STATEMENT, expired.signing()).toArray();
        CertificatePair other = pki().pair(TestPki.HOLDER, expired.validity());
        assertThat(proofs().signedText(Bytes.of(signed), expired.signing())).contains(STATEMENT);
        assertThat(proofs().signedText(Bytes.of(signed), other.signing())).isEmpty();
        signed[signed.length - 1] ^= 1;
        assertThat(proofs().signedText(Bytes.of(signed), expired.signing())).isEmpty();
        assertThat(proofs().signedText(Bytes.of("noise".getBytes(UTF_8)), expired.signing()))
                .isEmpty();
    }

    @Test
    void a_changed_octet_is_no_proof() {
        byte[] signed = pki().sign(STATEMENT, expired.signing()).toArray();
        signed[signed.length - 1] ^= 1;
        assertThat(proofs().verify(Bytes.of(signed), STATEMENT, expired.signing(), NOW))
                .isEmpty();
    }

    @Test
    void noise_is_no_proof() {
        assertThat(proofs().verify(Bytes.of("noise".getBytes(UTF_8)), STATEMENT, expired.signing(), NOW))
                .isEmpty();
        assertThat(proofs().verify(Bytes.of(new byte[0]), STATEMENT, expired.signing(), NOW))
                .isEmpty();
    }
}
