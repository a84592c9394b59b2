package org.yanqi.domain.renewal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yanqi.domain.bidding.BiddingUse;

/**
 * An answer is changed before it is signed: whatever was said later stays, as far as it still holds. Each method gives the
 * application as it would stand with the changed answer below everything else.
 */
final class Revising {
    private Revising() {}

    /** The questionnaire's answer; a certificate that was presented is judged again by the new one. */
    static Decision bidding(RenewalApplication application, RenewalCommand.ReviseBidding command) {
        var bidding = command.bidding();
        if (bidding.use() == BiddingUse.IN_USE && !command.riskAcknowledged()) {
            return Decision.refuse(new Refusal.BiddingRiskNotAcknowledged());
        }
        Optional<Refusal> refusal = application
                .reached(Presented.class)
                .flatMap(presented -> DecryptBidsBeforeRenewal.refusal(
                        bidding, presented.pair(), command.bids(), presented.bidRisk(), command.at()));
        return refusal.map(Decision::refuse)
                .orElseGet(() -> Decision.accept(
                        rebased(application, command),
                        new RenewalEvent.BiddingRevised(application.number(), command.at())));
    }

    private static RenewalApplication rebased(RenewalApplication application, RenewalCommand.ReviseBidding command) {
        var opened = application.opened();
        return on(new Opened(opened.number(), command.bidding(), opened.since()), application, command);
    }

    private static RenewalApplication on(
            Opened opened, RenewalApplication application, RenewalCommand.ReviseBidding command) {
        return switch (application) {
            case Acknowledged acknowledged -> on(opened, acknowledged);
            case Presented presented -> on(opened, presented, command);
            case Identified identified -> identified.on(on(opened, identified.before(), command));
            case FaceVerified verified ->
                verified.on(verified.before().on(on(opened, verified.before().before(), command)));
            default -> throw new IllegalArgumentException("nothing is revised any more: " + application.status());
        };
    }

    private static Acknowledged on(Opened opened, Acknowledged acknowledged) {
        return new Acknowledged(opened, acknowledged.consents(), acknowledged.since());
    }

    private static Presented on(Opened opened, Presented presented, RenewalCommand.ReviseBidding command) {
        return new Presented(
                on(opened, presented.before()),
                presented.pair(),
                presented.token(),
                presented.proof(),
                presented.late(),
                DecryptBidsBeforeRenewal.advice(command.bidding(), presented.pair(), command.bids(), command.at()),
                presented.bidRisk(),
                presented.since());
    }

    /**
     * Another certificate of the same holder, or the same once more: what was said of applicant and handler still holds. The
     * face does not where a reviewer has to agree first.
     */
    static Decision certificate(Identified identified, RenewalCommand.PresentCertificate command, RenewalRules rules) {
        return presented(identified.before(), command, rules, identified::on);
    }

    static Decision certificate(FaceVerified verified, RenewalCommand.PresentCertificate command, RenewalRules rules) {
        return presented(
                verified.before().before(),
                command,
                rules,
                presented -> faceOf(verified, verified.before().on(presented)));
    }

    private static Decision presented(
            Presented before,
            RenewalCommand.PresentCertificate command,
            RenewalRules rules,
            Function<Presented, RenewalApplication> rest) {
        return switch (Presenting.decide(before.before(), command, rules)) {
            case Decision.Accepted(RenewalApplication next, List<RenewalEvent> events) -> {
                var presented = (Presented) next;
                boolean sameHolder =
                        before.pair().subject().matches(presented.pair().subject());
                yield new Decision.Accepted(sameHolder ? rest.apply(presented) : presented, events);
            }
            case Decision.Refused refused -> refused;
        };
    }

    /** Applicant and handler corrected after the face was seen: it stays, if it is the same person's. */
    static Decision identity(FaceVerified verified, RenewalCommand.IdentifyHandler command, RenewalRules rules) {
        return switch (verified.before().decide(command, rules)) {
            case Decision.Accepted(RenewalApplication next, List<RenewalEvent> events) -> {
                var corrected = (Identified) next;
                boolean samePerson = verified.before().handler().isSamePersonAs(corrected.handler());
                yield new Decision.Accepted(samePerson ? faceOf(verified, corrected) : corrected, events);
            }
            case Decision.Refused refused -> refused;
        };
    }

    private static RenewalApplication faceOf(FaceVerified verified, Identified changed) {
        return changed.waitsForLateApproval() ? changed : verified.on(changed);
    }
}
