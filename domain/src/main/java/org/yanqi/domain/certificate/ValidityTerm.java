package org.yanqi.domain.certificate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** For how many years a certificate is renewed: 1, 2 or 3. */
public record ValidityTerm(int years) implements Comparable<ValidityTerm> {
    /** Calendar years are counted in China Standard Time, which has no summer time. */
    public static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    public static final List<ValidityTerm> OFFERED =
            List.of(new ValidityTerm(1), new ValidityTerm(2), new ValidityTerm(3));

    public ValidityTerm {
        if (years < 1 || years > 3) {
            throw new IllegalArgumentException("a certificate is renewed for 1, 2 or 3 years");
        }
    }

    /**
     * Rule 2: a certificate that has not yet expired loses none of the days paid for; an expired one counts from now.
     */
    public ValidityPeriod renew(ValidityPeriod old, Instant now) {
        Instant start = old.hasEndedBy(now) ? now : old.notAfter();
        return new ValidityPeriod(now, start.atOffset(CHINA).plusYears(years).toInstant());
    }

    @Override
    public int compareTo(ValidityTerm other) {
        return Integer.compare(years, other.years);
    }
}
