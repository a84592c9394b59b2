package org.yanqi.domain.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yanqi.domain.machine.MandateFixtures.NOW;
import static org.yanqi.domain.machine.MandateFixtures.TERMS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Defect;

class TermsTest {
    @ParameterizedTest
    @ValueSource(strings = {"HT-2025-0042", "鄂采合〔2025〕12号", "A", "(2025) No. 7/b_2"})
    void contractsAreFoundAgainByWhatStandsOnThem(String reference) {
        assertThat(ContractReference.parse(" " + reference + " ").toOptional())
                .contains(new ContractReference(reference.strip()));
    }

    @Test
    void whatIsNoReferenceIsRefused() {
        assertThat(ContractReference.parse("  ").problem()).contains(Defect.EMPTY);
        assertThat(ContractReference.parse("a\nb").problem()).contains(Defect.MALFORMED);
        assertThat(ContractReference.parse("x".repeat(81)).problem()).contains(Defect.MALFORMED);
        assertThat(ContractReference.parse("x".repeat(201)).problem()).contains(Defect.TOO_LONG);
        assertThatThrownBy(() -> new ContractReference("<b>")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21})
    void aMandateIsForAFewRenewals(int renewals) {
        assertThatThrownBy(() -> terms(renewals, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void andEndsAfterItBegins() {
        assertThat(terms(20, 1).renewals()).isEqualTo(20);
        assertThatThrownBy(() -> terms(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void conversationsHaveABoundedNumber() {
        Bytes nonce = Bytes.of(new byte[16]);
        Speaker by = new Speaker.Registrar(nonce.sha256());
        assertThat(new Exchange(Bytes.of(new byte[64]), nonce, by).transaction().length())
                .isEqualTo(64);
        assertThatThrownBy(() -> new Exchange(Bytes.of(new byte[65]), nonce, by))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Exchange(Bytes.of(new byte[0]), nonce, by))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Exchange(nonce, Bytes.of(new byte[0]), by))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RenewalTerms terms(int renewals, int seconds) {
        return new RenewalTerms(
                TERMS.contract(), renewals, NOW.plusSeconds(seconds), TERMS.term(), TERMS.recordedBy(), NOW);
    }
}
