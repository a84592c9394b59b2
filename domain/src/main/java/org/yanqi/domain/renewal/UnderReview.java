package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.renewal.RenewalCommand.ApproveReview;
import org.yanqi.domain.renewal.RenewalCommand.RejectReview;

/** Waits for a reviewer's answer. */
public record UnderReview(ReviewQuestion question, Instant since) implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.UNDER_REVIEW;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(question.stoodAt());
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case ApproveReview approve ->
                Decision.accept(
                        question.approved(approve.approval()),
                        new RenewalEvent.ReviewDecided(
                                number(), approve.approval().reviewer(), true, approve.at()));
            case RejectReview reject ->
                Decision.accept(
                        new Rejected(this, reject.reviewer(), reject.reason(), reject.at()),
                        new RenewalEvent.ReviewDecided(number(), reject.reviewer(), false, reject.at()));
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Erase erase -> Ending.erase(this, erase, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }
}
