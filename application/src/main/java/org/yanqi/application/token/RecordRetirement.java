package org.yanqi.application.token;

import java.time.Clock;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalCommand;

/** The old signing key is gone from the token; its certificate is revoked whether or not anybody says so. */
public final class RecordRetirement {
    private final RenewalDesk desk;
    private final Clock clock;

    public RecordRetirement(RenewalDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    public Outcome handle(ApplicationNumber number) {
        return desk.ask(RenewalDesk.HANDLER, number, new RenewalCommand.RecordRetirement(clock.instant()));
    }
}
