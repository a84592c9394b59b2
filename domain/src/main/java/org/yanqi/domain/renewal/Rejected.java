package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;

/** Ended by a reviewer, with a reason that the handler is told. */
public record Rejected(UnderReview before, String reviewer, String reason, Instant since)
        implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.REJECTED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return command instanceof RenewalCommand.Erase erase
                ? Ending.erase(this, erase, rules)
                : StepsInOrder.refuse(this, command);
    }
}
