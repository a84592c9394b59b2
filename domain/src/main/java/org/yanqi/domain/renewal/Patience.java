package org.yanqi.domain.renewal;

import java.time.Instant;
import java.time.Period;
import java.util.EnumSet;
import java.util.Set;
import org.yanqi.domain.certificate.ValidityTerm;

/** For how long an application waits for its handler, and how long before its end the handler is told. */
public record Patience(Period waiting, Period notice) {
    public static final Patience STANDARD = new Patience(Period.ofDays(30), Period.ofDays(3));

    /** Where it is the handler's turn and nothing has been paid. */
    public static final Set<RenewalStatus> WAITING_FOR_HANDLER =
            Set.copyOf(EnumSet.range(RenewalStatus.OPENED, RenewalStatus.SIGNED));

    public Instant lapses(RenewalApplication application) {
        return shifted(application.since(), waiting);
    }

    /** Whoever was told late has the time of notice from then on. */
    public Instant lapses(RenewalApplication application, Instant told) {
        Instant due = lapses(application);
        Instant noticed = shifted(told, notice);
        return noticed.isAfter(due) ? noticed : due;
    }

    /** Applications that have not changed since this moment lapse now. */
    public Instant lapsedIfUnchangedSince(Instant now) {
        return shifted(now, waiting.negated());
    }

    /** Applications that have not changed since this moment will lapse within the time of notice. */
    public Instant noticeIfUnchangedSince(Instant now) {
        return shifted(lapsedIfUnchangedSince(now), notice);
    }

    private static Instant shifted(Instant moment, Period period) {
        return moment.atOffset(ValidityTerm.CHINA).plus(period).toInstant();
    }
}
