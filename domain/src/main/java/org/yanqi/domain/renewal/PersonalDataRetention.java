package org.yanqi.domain.renewal;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.yanqi.domain.certificate.ValidityTerm;

/**
 * Rule 10: for how long what an application tells of persons is kept. A finished renewal is evidence for years after its
 * certificate has ended (Electronic Signature Law of the PRC, art. 24: at least five); an abandoned one is nobody's need.
 */
public record PersonalDataRetention(Period afterExpiry, Period afterAbandonment) {
    public static final PersonalDataRetention STANDARD =
            new PersonalDataRetention(Period.ofYears(5), Period.ofDays(30));

    /** When the personal data of an application are to be erased; nothing while it is open. */
    public Optional<Instant> erasureDue(RenewalApplication application) {
        return switch (application.status()) {
            case COMPLETED ->
                application
                        .reached(Installed.class)
                        .map(installed -> installed.renewed().validity().notAfter())
                        .map(end -> after(end, afterExpiry));
            case CANCELLED ->
                Optional.of(
                        isWithdrawn(application) ? application.since() : after(application.since(), afterAbandonment));
            case REJECTED, LAPSED -> Optional.of(after(application.since(), afterAbandonment));
            default -> Optional.empty();
        };
    }

    private static boolean isWithdrawn(RenewalApplication application) {
        return application instanceof Cancelled cancelled && cancelled.reason() == CancelReason.CONSENT_WITHDRAWN;
    }

    private static Instant after(Instant moment, Period period) {
        return moment.atOffset(ValidityTerm.CHINA).plus(period).toInstant();
    }
}
