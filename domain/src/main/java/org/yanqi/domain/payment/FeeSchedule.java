package org.yanqi.domain.payment;

import java.util.Map;
import java.util.Objects;
import org.yanqi.domain.certificate.ValidityTerm;

/** What each term costs; every offered term has its price. */
public record FeeSchedule(Map<ValidityTerm, Money> fees) {
    public FeeSchedule {
        fees = Map.copyOf(fees);
        if (!fees.keySet().containsAll(ValidityTerm.OFFERED)) {
            throw new IllegalArgumentException("every offered term has a fee");
        }
    }

    public static FeeSchedule perYear(Money fee) {
        return new FeeSchedule(Map.of(
                new ValidityTerm(1), fee,
                new ValidityTerm(2), fee.times(2),
                new ValidityTerm(3), fee.times(3)));
    }

    public Money feeFor(ValidityTerm term) {
        return Objects.requireNonNull(fees.get(term));
    }
}
