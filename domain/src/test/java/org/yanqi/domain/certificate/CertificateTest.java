package org.yanqi.domain.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_PAIR;
import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_VALIDITY;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Sha256;

class CertificateTest {
    @Test
    void aPairIsASigningAndAnEncryptionCertificateInThisOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CertificatePair(MANUAL_PAIR.encryption(), MANUAL_PAIR.signing()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CertificatePair(MANUAL_PAIR.signing(), MANUAL_PAIR.signing()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CertificatePair(MANUAL_PAIR.encryption(), MANUAL_PAIR.encryption()));
    }

    @Test
    void aPairHasOneSubjectAndOneIssuer() {
        var renamed = CertificateFixtures.withSubject(CertificateFixtures.subjectNamed("别人"), MANUAL_PAIR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CertificatePair(MANUAL_PAIR.signing(), renamed.encryption()))
                .withMessageContaining("subject");
        var foreign = CertificateFixtures.issuedBy(CertificateFixtures.ANOTHER_CA, MANUAL_PAIR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CertificatePair(MANUAL_PAIR.signing(), foreign.encryption()))
                .withMessageContaining("issuer");
    }

    @Test
    void aPairKnowsItsKeys() {
        assertThat(MANUAL_PAIR.hasKey(MANUAL_PAIR.signing().publicKey().fingerprint()))
                .isTrue();
        assertThat(MANUAL_PAIR.hasKey(MANUAL_PAIR.encryption().publicKey().fingerprint()))
                .isTrue();
        assertThat(MANUAL_PAIR.hasKey(Sha256.of("another key"))).isFalse();
    }

    @Test
    void aCertificateIsFoundByTheHashOfItsEncoding() {
        assertThat(MANUAL_PAIR.signing().fingerprint()).isEqualTo(Sha256.of("old SIGNING certificate"));
    }

    @Test
    void bothEndsOfAPeriodBelongToIt() {
        assertThat(MANUAL_VALIDITY.contains(MANUAL_VALIDITY.notBefore())).isTrue();
        assertThat(MANUAL_VALIDITY.contains(MANUAL_VALIDITY.notAfter())).isTrue();
        assertThat(MANUAL_VALIDITY.contains(MANUAL_VALIDITY.notBefore().minusSeconds(1)))
                .isFalse();
        assertThat(MANUAL_VALIDITY.contains(MANUAL_VALIDITY.notAfter().plusSeconds(1)))
                .isFalse();
        assertThat(MANUAL_VALIDITY.hasEndedBy(MANUAL_VALIDITY.notAfter())).isFalse();
    }

    @Test
    void aPeriodHasWholeSecondsAndDoesNotEndBeforeItBegins() {
        Instant moment = Instant.parse("2025-07-11T02:00:00.999Z");
        assertThat(new ValidityPeriod(moment, moment).notBefore()).isEqualTo(Instant.parse("2025-07-11T02:00:00Z"));
        assertThat(new ValidityPeriod(moment, moment).notAfter()).isEqualTo(Instant.parse("2025-07-11T02:00:00Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValidityPeriod(moment, moment.minusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "编号", "01234567890123456789012345678901234567890123456789012345678901234"})
    void aTokensSerialIsPrintableAscii(String serial) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenSerial(serial));
    }

    @Test
    void aTokensSerialIsPrintedAsItIs() {
        assertThat(new TokenSerial("A1-B2")).hasToString("A1-B2");
    }
}
