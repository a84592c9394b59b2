package org.yanqi.application.renewal;

import java.time.Clock;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.RenewalCommand;

/** The handler ends the application; what follows (refund, erasure) follows from the event. */
public final class CancelRenewal {
    private final RenewalDesk desk;
    private final Clock clock;

    /** @param seen the version of the application that the handler was looking at */
    public record Command(ApplicationNumber number, long seen, CancelReason reason) {}

    public CancelRenewal(RenewalDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return desk.askOnlyIf(
                command.seen(),
                RenewalDesk.HANDLER,
                command.number(),
                new RenewalCommand.Cancel(command.reason(), clock.instant()));
    }
}
