package org.yanqi.application.token;

import java.time.Clock;
import java.util.Optional;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;

/**
 * Carries out a stored intent to issue, once or again, by the page and by the outbox at the same time: the CA gives the same
 * certificates for the same order, and who comes second finds them recorded.
 */
public final class IssueCertificates {
    private final RenewalDesk desk;
    private final CertificationAuthority authority;
    private final SeenPublicKeys seen;
    private final FaultPoints faults;
    private final Clock clock;

    public IssueCertificates(
            RenewalDesk desk, CertificationAuthority authority, SeenPublicKeys seen, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.authority = authority;
        this.seen = seen;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the CA does not answer; the intent stays */
    public Outcome handle(ApplicationNumber number) {
        Optional<RenewalApplication> application = desk.find(number);
        if (application.isEmpty()) {
            return new Outcome.NotFound(number);
        }
        return application.get() instanceof Issuing issuing ? issue(issuing) : new Outcome.Now(application.get());
    }

    private Outcome issue(Issuing issuing) {
        var issuance = authority.issue(issuing.number(), issuing.order(), clock.instant());
        faults.reached(FaultPoints.Point.CERTIFICATES_MADE);
        if (!seen.claim(issuance.pair().encryption().publicKey(), issuing.number())) {
            return desk.refuse(
                    RenewalDesk.SYSTEM,
                    issuing,
                    "RecordIssuance",
                    new Refusal.IssuedOtherThanAsked(Refusal.IssuedDifference.ENCRYPTION_KEY),
                    clock.instant());
        }
        Outcome outcome = desk.ask(
                RenewalDesk.SYSTEM,
                issuing.number(),
                new RenewalCommand.RecordIssuance(issuance.pair(), issuance.encryptionKey(), clock.instant()));
        faults.reached(FaultPoints.Point.ISSUANCE_RECORDED);
        return outcome
                        instanceof
                        Outcome.Refused(Refusal.StepAlreadyDone done, RenewalApplication issuedMeanwhile, int entry)
                ? new Outcome.Now(issuedMeanwhile)
                : outcome;
    }
}
