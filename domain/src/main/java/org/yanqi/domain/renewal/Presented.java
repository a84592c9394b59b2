package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.BidRisk;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.renewal.RenewalCommand.IdentifyHandler;
import org.yanqi.domain.renewal.RenewalCommand.PresentCertificate;

/** The UKey has proved that it holds the certificate, and nothing speaks against renewing it, but perhaps that it comes {@code late}. */
public record Presented(
        Acknowledged before,
        CertificatePair pair,
        TokenSerial token,
        ProofOfPossession proof,
        Optional<LateRenewal> late,
        BidAdvice bidAdvice,
        Optional<BidRisk> bidRisk,
        Instant since)
        implements RenewalApplication {

    @Override
    public RenewalStatus status() {
        return RenewalStatus.PRESENTED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case PresentCertificate again -> Presenting.decide(before, again, rules);
            case IdentifyHandler identify -> identify(identify, rules, 0, Optional.empty());
            case RenewalCommand.ReviseBidding revise -> Revising.bidding(this, revise);
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Lapse lapse -> Ending.lapse(this, lapse, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    boolean isOfCertificate(Presented other) {
        return pair.signing().fingerprint().equals(other.pair.signing().fingerprint());
    }

    Decision identify(
            IdentifyHandler command, RenewalRules rules, int failedFaceChecks, Optional<ReviewApproval> lateApproval) {
        return new IdentityHoldsTogether()
                .refusal(this, command, rules)
                .map(Decision::refuse)
                .orElseGet(() -> Decision.accept(
                        new Identified(
                                this,
                                command.applicant(),
                                command.handler(),
                                failedFaceChecks,
                                Optional.empty(),
                                lateApproval,
                                Optional.empty(),
                                command.at()),
                        new RenewalEvent.HandlerIdentified(number(), command.at())));
    }
}
