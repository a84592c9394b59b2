package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;

/** Ended by the handler; {@code refundOwed} if the fee had been paid. */
public record Cancelled(RenewalApplication before, CancelReason reason, boolean refundOwed, Instant since)
        implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.CANCELLED;
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
