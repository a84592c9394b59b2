package org.yanqi.application.machine;

import java.time.Clock;
import java.time.Instant;
import org.yanqi.application.machine.MandateDesk.Act;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Revokes the old certificate once the machine has confirmed the new one, or the new one that it did not want. */
final class RevokeForMachine {
    private final MandateDesk desk;
    private final Revocations revocations;
    private final FaultPoints faults;
    private final Clock clock;

    RevokeForMachine(MandateDesk desk, Revocations revocations, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.revocations = revocations;
        this.faults = faults;
        this.clock = clock;
    }

    /** Does what is still to be done for the mandate's last renewal; nothing, if it is done. */
    void finish(ApplicationNumber number) {
        desk.find(new Sign.Number(number))
                .flatMap(mandate -> mandate.latest())
                .ifPresent(renewal -> finish(number, renewal));
    }

    private void finish(ApplicationNumber number, MachineRenewal renewal) {
        switch (renewal.status()) {
            case CONFIRMED -> revoke(number, renewal.order().oldSerial(), Reason.SUPERSEDED);
            case REJECTED -> revoke(number, renewal.order().serial(), Reason.CESSATION_OF_OPERATION);
            case ISSUING, ISSUED, COMPLETED, WITHDRAWN -> {}
        }
    }

    private void revoke(ApplicationNumber number, SerialNumber serial, Reason reason) {
        Instant now = clock.instant();
        revocations.keep(new Revocation(serial, now, reason));
        faults.reached(FaultPoints.Point.MACHINE_CERTIFICATE_REVOKED);
        desk.ask(number, new Act(MandateDesk.SYSTEM, "RecordRevocation", now), mandate -> mandate.revoked(now));
    }
}
