package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;

/** The old signing key is gone from the token. */
public record Completed(Installed before, Instant since) implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.COMPLETED;
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
