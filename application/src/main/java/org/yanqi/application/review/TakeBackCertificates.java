package org.yanqi.application.review;

import java.time.Clock;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.staff.StaffName;

/**
 * A reviewer takes back new certificates whose key the token has lost. The application ends with it; that they are revoked,
 * that the fee goes back and that the handler hears of it follows from the event.
 */
public final class TakeBackCertificates {
    private final RenewalDesk desk;
    private final FaultPoints faults;
    private final Clock clock;

    /**
     * @param seen the version of the application that was on the screen
     * @param reason why, as the handler reads it
     */
    public record Command(ApplicationNumber number, long seen, StaffName reviewer, String reason) {
        public Command {
            reason = DecideReview.checked(reason);
        }
    }

    public TakeBackCertificates(RenewalDesk desk, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.faults = faults;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        String reviewer = command.reviewer().value();
        Outcome outcome = desk.askOnlyIf(
                command.seen(),
                "staff:" + reviewer,
                command.number(),
                new RenewalCommand.TakeBack(reviewer, command.reason(), clock.instant()));
        faults.reached(FaultPoints.Point.TAKING_BACK_RECORDED);
        return outcome;
    }
}
