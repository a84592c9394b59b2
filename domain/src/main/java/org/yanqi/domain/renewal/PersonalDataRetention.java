package org.yanqi.domain.renewal;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ValidityTerm;

/**
 * Rule 10: for how long what an application tells of persons is kept. What was signed or issued is evidence for years after
 * the certificate has ended, or after the last step where none was issued (Electronic Signature Law of the PRC, art. 24: at
 * least five); what came to nothing is nobody's need; and nothing is kept for ever because somebody stopped on the way.
 *
 * @param afterExpiry of the certificate that the application was for
 * @param afterAbandonment of an application in which nothing was signed
 * @param inReview for how long a question that no reviewer answers is kept
 */
public record PersonalDataRetention(Period afterExpiry, Period afterAbandonment, Period inReview) {
    public static final PersonalDataRetention STANDARD =
            new PersonalDataRetention(Period.ofYears(5), Period.ofDays(30), Period.ofYears(1));

    /** When the personal data of an application are to be erased; nothing while it waits for its handler, and may lapse. */
    public Optional<Instant> erasureDue(RenewalApplication application) {
        return switch (application) {
            case Opened opened -> Optional.empty();
            case Acknowledged acknowledged -> Optional.empty();
            case Presented presented -> Optional.empty();
            case Identified identified -> Optional.empty();
            case FacePending pending -> Optional.empty();
            case FaceVerified verified -> Optional.empty();
            case Signed signed -> Optional.empty();
            case Paid paid -> Optional.of(after(paid.since(), afterExpiry));
            case Issuing issuing -> Optional.of(after(issuing.since(), afterExpiry));
            case Issued issued -> Optional.of(afterExpiryOf(issued.renewed()));
            case Installed installed -> Optional.of(afterExpiryOf(installed.renewed()));
            case Completed completed ->
                Optional.of(afterExpiryOf(completed.before().renewed()));
            case UnderReview review -> Optional.of(after(review.since(), inReview));
            case Cancelled cancelled -> Optional.of(ended(cancelled));
            case Rejected rejected -> Optional.of(cameToNothing(rejected));
            case Lapsed lapsed -> Optional.of(cameToNothing(lapsed));
            case TakenBack taken -> Optional.of(afterExpiryOf(taken.before().renewed()));
            case Erased erased -> Optional.empty();
        };
    }

    private Instant ended(Cancelled cancelled) {
        return cancelled.reason() == CancelReason.CONSENT_WITHDRAWN ? cancelled.since() : cameToNothing(cancelled);
    }

    /** Nothing but the paper, if it was signed. */
    private Instant cameToNothing(RenewalApplication application) {
        return after(
                application.since(), application.reached(Signed.class).isPresent() ? afterExpiry : afterAbandonment);
    }

    private Instant afterExpiryOf(CertificatePair renewed) {
        return after(renewed.validity().notAfter(), afterExpiry);
    }

    private static Instant after(Instant moment, Period period) {
        return moment.atOffset(ValidityTerm.CHINA).plus(period).toInstant();
    }
}
