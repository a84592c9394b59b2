package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;

/** Ended because nobody went on with it in time. */
public record Lapsed(RenewalApplication before, Instant since) implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.LAPSED;
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
