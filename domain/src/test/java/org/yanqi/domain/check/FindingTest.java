package org.yanqi.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yanqi.domain.payment.Money;

class FindingTest {

    @Test
    void anAmountIsSaidAsPeopleWriteIt() {
        assertThat(Finding.of(new Mismatch.OtherAmount(Money.yuan(200), Money.yuan(1))))
                .isEqualTo(new Finding("OtherAmount", "¥200.00", "¥1.00"));
    }
}
