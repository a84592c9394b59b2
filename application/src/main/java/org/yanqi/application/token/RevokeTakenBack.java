package org.yanqi.application.token;

import java.time.Clock;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.TakenBack;

/**
 * Revokes both certificates that were taken back: nobody has the key of the one, and nothing will be sealed for the other
 * any more. That is the end of their use (RFC 5280 §5.3.1: cessationOfOperation), not a compromise.
 */
public final class RevokeTakenBack {
    private final RenewalDesk desk;
    private final CertificationAuthority authority;
    private final FaultPoints faults;
    private final Clock clock;

    public RevokeTakenBack(RenewalDesk desk, CertificationAuthority authority, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.authority = authority;
        this.faults = faults;
        this.clock = clock;
    }

    public void handle(ApplicationNumber number) {
        desk.find(number)
                .flatMap(application -> application.reached(TakenBack.class))
                .map(taken -> taken.before().renewed())
                .ifPresent(this::revoke);
    }

    private void revoke(CertificatePair renewed) {
        authority.revoke(renewed.signing().serial(), Reason.CESSATION_OF_OPERATION, clock.instant());
        faults.reached(FaultPoints.Point.TAKEN_BACK_SIGNING_REVOKED);
        authority.revoke(renewed.encryption().serial(), Reason.CESSATION_OF_OPERATION, clock.instant());
        faults.reached(FaultPoints.Point.TAKEN_BACK_PAIR_REVOKED);
    }
}
