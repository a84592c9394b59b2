package org.yanqi.application.review;

import java.time.Clock;
import java.time.Instant;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.ReviewApproval;
import org.yanqi.domain.staff.StaffName;

/** A reviewer's answer, given to what the reviewer has seen and to nothing else. */
public final class DecideReview {
    private static final int LONGEST_REASON = 500;

    private final RenewalDesk desk;
    private final Clock clock;

    /**
     * @param seen the version of the application that was on the screen
     * @param reason on what ground it is approved, or why not: the handler reads the latter
     */
    public record Command(ApplicationNumber number, long seen, StaffName reviewer, boolean approved, String reason) {
        public Command {
            reason = checked(reason);
        }
    }

    static String checked(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has 1 to 500 characters");
        }
        return reason;
    }

    public DecideReview(RenewalDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Instant now = clock.instant();
        String reviewer = command.reviewer().value();
        RenewalCommand decision = command.approved()
                ? new RenewalCommand.ApproveReview(new ReviewApproval(reviewer, command.reason(), now))
                : new RenewalCommand.RejectReview(reviewer, command.reason(), now);
        return desk.askOnlyIf(command.seen(), "staff:" + reviewer, command.number(), decision);
    }
}
