package org.yanqi.application.token;

import java.time.Clock;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalCommand;

/** The old signing key is gone from the token; its certificate is revoked whether or not anybody says so. */
public final class RecordRetirement {
    private final RenewalDesk desk;
    private final FaultPoints faults;
    private final Clock clock;

    public RecordRetirement(RenewalDesk desk, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.faults = faults;
        this.clock = clock;
    }

    public Outcome handle(ApplicationNumber number) {
        Outcome outcome = desk.ask(RenewalDesk.HANDLER, number, new RenewalCommand.RecordRetirement(clock.instant()));
        faults.reached(FaultPoints.Point.RETIREMENT_RECORDED);
        return outcome;
    }
}
