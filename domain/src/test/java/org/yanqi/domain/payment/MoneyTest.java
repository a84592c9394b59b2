package org.yanqi.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.ValidityTerm;

class MoneyTest {
    @Property
    void theDecimalIsExactlyTheHundredthPart(@ForAll("amounts") Money money) {
        assertThat(money.decimal()).isEqualTo(new BigDecimal(BigInteger.valueOf(money.fen()), 2).toPlainString());
        assertThat(money.display()).isEqualTo("¥" + money.decimal());
    }

    @Property
    void additionIsThatOfIntegersInAnyOrder(@ForAll("amounts") Money one, @ForAll("amounts") Money other) {
        assertThat(one.plus(other)).isEqualTo(other.plus(one)).isEqualTo(new Money(one.fen() + other.fen()));
    }

    @Property
    void timesIsRepeatedAddition(@ForAll("amounts") Money money, @ForAll @IntRange(max = 5) int count) {
        Money sum = new Money(0);
        for (int i = 0; i < count; i++) {
            sum = sum.plus(money);
        }
        assertThat(money.times(count)).isEqualTo(sum);
    }

    @Property
    void amountsAreOrderedAsTheirFen(@ForAll("amounts") Money one, @ForAll("amounts") Money other) {
        assertThat(Integer.signum(one.compareTo(other)))
                .isEqualTo(BigInteger.valueOf(one.fen()).compareTo(BigInteger.valueOf(other.fen())));
    }

    @Test
    void amountsAreNeverNegativeNorBeyondReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(10_000_000_001L));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.yuan(1).times(-1));
        assertThat(Money.yuan(100_000_000).fen()).isEqualTo(10_000_000_000L);
        assertThat(new Money(0).display()).isEqualTo("¥0.00");
        assertThat(Money.yuan(200).display()).isEqualTo("¥200.00");
    }

    @Test
    void everyOfferedTermHasItsFee() {
        FeeSchedule schedule = FeeSchedule.perYear(Money.yuan(200));
        assertThat(ValidityTerm.OFFERED)
                .extracting(schedule::feeFor)
                .containsExactly(Money.yuan(200), Money.yuan(400), Money.yuan(600));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeeSchedule(Map.of(new ValidityTerm(1), Money.yuan(1))));
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Arbitraries.longs().between(0, 2_000_000_000L).map(Money::new);
    }
}
