package org.yanqi.domain.certificate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From notBefore to notAfter, both included, in whole seconds (RFC 5280 §4.1.2.5). */
public record ValidityPeriod(Instant notBefore, Instant notAfter) {
    public ValidityPeriod {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
        if (notAfter.isBefore(notBefore)) {
            throw new IllegalArgumentException("a certificate does not end before it begins");
        }
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(notBefore) && !hasEndedBy(moment);
    }

    public boolean hasEndedBy(Instant moment) {
        return moment.isAfter(notAfter);
    }
}
