package org.yanqi.domain.check;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffName;

/**
 * A finding about an application's certificate, from when it was first seen until for ever. It is open until a reviewer has
 * acknowledged it, even if what did not fit fits again by then: somebody has to say why. A finding that comes back after it
 * had gone is open anew.
 *
 * @param lastSeen when it was last found
 * @param gone when it was looked for and not found any more
 */
public record Alarm(
        ApplicationNumber application,
        Finding finding,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> gone,
        Optional<Acknowledgement> acknowledged) {
    /** Who has seen to it, and what came of that. */
    public record Acknowledgement(StaffName by, String reason, Instant at) {
        public static final int LONGEST_REASON = 500;

        public Acknowledgement {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new IllegalArgumentException("a reason has 1 to 500 characters");
            }
        }
    }

    /** What comes of an acknowledgement. */
    public sealed interface Answer {
        record Acknowledged(Alarm alarm) implements Answer {}

        record AlreadyAcknowledged(Acknowledgement by) implements Answer {}

        /** Nobody checks their own work: who has approved the application does not answer for it. */
        record OwnApproval() implements Answer {}
    }

    public static Alarm raise(ApplicationNumber application, Finding finding, Instant at) {
        return new Alarm(application, finding, at, at, Optional.empty(), Optional.empty());
    }

    public boolean isOpen() {
        return acknowledged.isEmpty();
    }

    /** The same finding once more. */
    public Alarm seenAgain(Instant at) {
        return new Alarm(
                application,
                finding,
                firstSeen,
                at,
                Optional.empty(),
                gone.isPresent() ? Optional.empty() : acknowledged);
    }

    /** It was looked for, and is not there any more. */
    public Alarm goneAt(Instant at) {
        return new Alarm(application, finding, firstSeen, lastSeen, gone.or(() -> Optional.of(at)), acknowledged);
    }

    /** @param approvers the reviewers who have approved this application */
    public Answer acknowledge(Acknowledgement by, Set<StaffName> approvers) {
        if (acknowledged.isPresent()) {
            return new Answer.AlreadyAcknowledged(acknowledged.get());
        }
        return approvers.contains(by.by())
                ? new Answer.OwnApproval()
                : new Answer.Acknowledged(new Alarm(application, finding, firstSeen, lastSeen, gone, Optional.of(by)));
    }
}
