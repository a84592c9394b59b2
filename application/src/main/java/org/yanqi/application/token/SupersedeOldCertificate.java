package org.yanqi.application.token;

import java.time.Clock;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.OldEncryptionCertificateStaysValid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;

/** Revokes what is superseded of the old pair once the new one works, never before. */
public final class SupersedeOldCertificate {
    private final RenewalDesk desk;
    private final CertificationAuthority authority;
    private final FaultPoints faults;
    private final Clock clock;

    public SupersedeOldCertificate(
            RenewalDesk desk, CertificationAuthority authority, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.authority = authority;
        this.faults = faults;
        this.clock = clock;
    }

    public void handle(ApplicationNumber number) {
        desk.find(number)
                .filter(application -> application.reached(Installed.class).isPresent())
                .ifPresent(this::supersede);
    }

    private void supersede(RenewalApplication application) {
        var old = OldEncryptionCertificateStaysValid.superseded(
                application.reached(Presented.class).orElseThrow().pair());
        authority.revoke(old.serial(), Revocations.Reason.SUPERSEDED, clock.instant());
        faults.reached(FaultPoints.Point.OLD_CERTIFICATE_REVOKED);
    }
}
