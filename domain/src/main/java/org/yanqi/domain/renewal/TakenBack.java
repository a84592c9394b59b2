package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;

/**
 * Ended by a reviewer because the new certificates are of no use: the token has lost the key that they are for. Both are
 * revoked and the fee goes back; the old pair is as it was, and can be renewed anew.
 */
public record TakenBack(Issued before, String reviewer, String reason, Instant since) implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.TAKEN_BACK;
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
