package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.renewal.RenewalCommand.AcknowledgeNotices;

/** The questionnaire is answered. */
public record Opened(ApplicationNumber number, BiddingDeclaration bidding, Instant since)
        implements RenewalApplication {
    private static final List<Policy<Opened, AcknowledgeNotices>> POLICIES = List.of(
            Opened::biddingRiskIsAcknowledged,
            Opened::phraseIsTyped,
            (state, command, rules) -> ConsentGiven.to(AgreementKind.CERTIFICATE_SERVICE, command.consents(), rules),
            (state, command, rules) -> ConsentGiven.to(AgreementKind.PRIVACY_POLICY, command.consents(), rules));

    /** A new application, with the event that tells of it. */
    public static Decision.Accepted open(ApplicationNumber number, BiddingDeclaration bidding, Instant at) {
        return new Decision.Accepted(
                new Opened(number, bidding, at), List.of(new RenewalEvent.RenewalOpened(number, at)));
    }

    @Override
    public RenewalStatus status() {
        return RenewalStatus.OPENED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.empty();
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case AcknowledgeNotices acknowledge -> acknowledge(acknowledge, rules);
            case RenewalCommand.ReviseBidding revise ->
                Decision.accept(
                        new Opened(number, revise.bidding(), revise.at()),
                        new RenewalEvent.BiddingRevised(number, revise.at()));
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Lapse lapse -> Ending.lapse(this, lapse, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    private Decision acknowledge(AcknowledgeNotices command, RenewalRules rules) {
        return Policy.firstRefusal(POLICIES, this, command, rules)
                .map(Decision::refuse)
                .orElseGet(() -> Decision.accept(
                        new Acknowledged(this, command.consents(), command.at()),
                        new RenewalEvent.NoticesAcknowledged(number, command.at())));
    }

    private static Optional<Refusal> biddingRiskIsAcknowledged(
            Opened state, AcknowledgeNotices command, RenewalRules rules) {
        return state.bidding.use() == BiddingUse.IN_USE && !command.biddingRiskAcknowledged()
                ? Optional.of(new Refusal.BiddingRiskNotAcknowledged())
                : Optional.empty();
    }

    private static Optional<Refusal> phraseIsTyped(Opened state, AcknowledgeNotices command, RenewalRules rules) {
        return rules.phrase()
                .differenceOf(command.typedPhrase())
                .map(difference -> new Refusal.PhraseDiffers(rules.phrase(), difference));
    }
}
