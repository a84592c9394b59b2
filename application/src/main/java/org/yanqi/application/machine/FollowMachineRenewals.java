package org.yanqi.application.machine;

import java.time.Clock;
import java.time.Instant;
import org.yanqi.application.machine.MandateDesk.Act;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.renewal.InTurn;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Goes on where a machine or this platform stopped: issues, revokes, and takes back what nobody has confirmed. */
public final class FollowMachineRenewals {
    private static final int AT_ONCE = 100;

    private final RenewalMandates mandates;
    private final MandateDesk desk;
    private final IssueToMachine issuing;
    private final RevokeForMachine revoking;
    private final Clock clock;

    FollowMachineRenewals(
            RenewalMandates mandates,
            MandateDesk desk,
            IssueToMachine issuing,
            RevokeForMachine revoking,
            Clock clock) {
        this.mandates = mandates;
        this.desk = desk;
        this.issuing = issuing;
        this.revoking = revoking;
        this.clock = clock;
    }

    /** @return how many have to wait for the next time */
    public int handle() {
        return InTurn.each(mandates.due(clock.instant(), AT_ONCE), this::follow);
    }

    private void follow(ApplicationNumber number) {
        issuing.issue(number);
        Instant now = clock.instant();
        desk.ask(number, new Act(MandateDesk.SYSTEM, "LapseCertificate", now), mandate -> mandate.lapse(now));
        revoking.finish(number);
    }
}
