package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What every reader of certificates and requests does. */
public abstract class CertificateReaderContract {
    private static final ValidityPeriod VALIDITY =
            new ValidityPeriod(Instant.parse("2025-07-02T01:00:00Z"), Instant.parse("2025-07-04T01:00:00Z"));

    private static final ValidityPeriod LATER =
            new ValidityPeriod(Instant.parse("2025-07-11T01:00:00Z"), Instant.parse("2026-07-11T01:00:00Z"));

    protected abstract CertificateReader reader();

    protected abstract TestPki pki();

    @Test
    void a_pair_is_found_among_the_certificates_of_a_token() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        assertThat(reader().pair(pair.signing().der(), ders(pair))).isEqualTo(new Reading.Pair(pair));
    }

    @Test
    void what_a_certificate_says_is_read() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        assertThat(reader().pair(pair.signing().der(), ders(pair)))
                .isInstanceOfSatisfying(Reading.Pair.class, reading -> {
                    assertThat(reading.pair().validity()).isEqualTo(VALIDITY);
                    assertThat(reading.pair().subject().display()).isEqualTo("CN=在线延期测试, OU=政府采购, L=武汉, S=湖北, C=CN");
                });
    }

    @Test
    void of_two_generations_each_signing_certificate_finds_its_own() {
        CertificatePair old = pki().pair(TestPki.HOLDER, VALIDITY);
        CertificatePair renewed = pki().pair(TestPki.HOLDER, LATER);
        List<Bytes> all = List.of(
                renewed.encryption().der(),
                old.encryption().der(),
                old.signing().der(),
                renewed.signing().der());
        assertThat(reader().pair(old.signing().der(), all)).isEqualTo(new Reading.Pair(old));
        assertThat(reader().pair(renewed.signing().der(), all)).isEqualTo(new Reading.Pair(renewed));
    }

    @Test
    void a_pair_of_another_ca_is_told_with_its_issuer() {
        CertificatePair foreign = pki().foreignPair(TestPki.HOLDER, VALIDITY);
        assertThat(reader().pair(foreign.signing().der(), ders(foreign)))
                .isEqualTo(new Reading.OtherIssuer(foreign.signing().issuer()));
    }

    @Test
    void a_signing_certificate_alone_is_no_pair() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        assertThat(reader().pair(pair.signing().der(), List.of(pair.signing().der())))
                .isEqualTo(new Reading.NoPair());
    }

    @Test
    void an_encryption_certificate_cannot_be_chosen_as_the_signing_one() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        assertThat(reader().pair(pair.encryption().der(), ders(pair))).isEqualTo(new Reading.NoPair());
    }

    @Test
    void an_encryption_certificate_of_somebody_else_makes_no_pair() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        CertificatePair foreign = pki().foreignPair(TestPki.HOLDER, VALIDITY);
        assertThat(reader().pair(
                                pair.signing().der(),
                                List.of(
                                        pair.signing().der(),
                                        foreign.encryption().der())))
                .isEqualTo(new Reading.NoPair());
    }

    @Test
    void noise_among_the_other_certificates_does_not_hide_the_pair() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        List<Bytes> others =
                List.of(text("noise"), pair.encryption().der(), pair.signing().der());
        assertThat(reader().pair(pair.signing().der(), others)).isEqualTo(new Reading.Pair(pair));
    }

    @Test
    void noise_is_malformed() {
        assertThat(reader().pair(text("noise"), List.of())).isEqualTo(new Reading.Malformed());
        assertThat(reader().pair(text(""), List.of())).isEqualTo(new Reading.Malformed());
    }

    @Test
    void a_changed_octet_is_never_read_as_the_pair() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        byte[] changed = pair.signing().der().toArray();
        changed[changed.length - 1] ^= 1;
        assertThat(reader().pair(Bytes.of(changed), ders(pair))).isNotInstanceOf(Reading.Pair.class);
    }

    @Test
    void more_certificates_than_a_token_holds_are_refused() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        assertThat(reader().pair(
                                pair.signing().der(),
                                Collections.nCopies(33, pair.encryption().der())))
                .isEqualTo(new Reading.Malformed());
    }

    @Test
    void a_request_is_read_with_subject_and_key() {
        Bytes der = pki().request(TestPki.HOLDER);
        assertThat(reader().request(der)).hasValueSatisfying(request -> {
            assertThat(request.subject()).isEqualTo(TestPki.HOLDER);
            assertThat(request.der()).isEqualTo(der);
        });
    }

    @Test
    void two_requests_have_two_keys() {
        var first = reader().request(pki().request(TestPki.HOLDER)).orElseThrow();
        var second = reader().request(pki().request(TestPki.HOLDER)).orElseThrow();
        assertThat(first.publicKey().fingerprint())
                .isNotEqualTo(second.publicKey().fingerprint());
    }

    @Test
    void a_request_whose_signature_is_wrong_is_nothing() {
        assertThat(reader().request(pki().forgedRequest(TestPki.HOLDER))).isEmpty();
    }

    @Test
    void a_request_cut_short_lengthened_or_of_noise_is_nothing() {
        byte[] der = pki().request(TestPki.HOLDER).toArray();
        assertThat(reader().request(Bytes.of(Arrays.copyOf(der, der.length - 1))))
                .isEmpty();
        assertThat(reader().request(Bytes.of(Arrays.copyOf(der, der.length + 1))))
                .isEmpty();
        assertThat(reader().request(text("noise"))).isEmpty();
    }

    @Test
    void both_certificates_of_a_pair_have_the_subject_encoded_alike() {
        CertificatePair pair = pki().pair(TestPki.HOLDER, VALIDITY);
        assertThat(reader().subject(pair.signing())).isEqualTo(reader().subject(pair.encryption()));
    }

    private static List<Bytes> ders(CertificatePair pair) {
        return List.of(pair.encryption().der(), pair.signing().der());
    }

    private static Bytes text(String content) {
        return Bytes.of(content.getBytes(UTF_8));
    }
}
