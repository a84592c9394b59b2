package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.renewal.RenewalCommand.PresentCertificate;

/** The notices are read, the phrase is typed, the agreements are accepted. */
public record Acknowledged(Opened before, Consents consents, Instant since) implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.ACKNOWLEDGED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case PresentCertificate present -> Presenting.decide(this, present, rules);
            case RenewalCommand.ReviseBidding revise -> Revising.bidding(this, revise);
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Lapse lapse -> Ending.lapse(this, lapse, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }
}
