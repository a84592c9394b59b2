package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.renewal.RenewalCommand.BeginFaceCheck;
import org.yanqi.domain.renewal.RenewalCommand.IdentifyHandler;
import org.yanqi.domain.renewal.RenewalCommand.RefuseFaceCheck;
import org.yanqi.domain.renewal.RenewalCommand.RequestReview;

/** Organisation and handler are known; {@code faceRefused} says when the handler declined the face check, if so. */
public record Identified(
        Presented before,
        Applicant applicant,
        Handler handler,
        int failedFaceChecks,
        Optional<Instant> faceRefused,
        Instant since)
        implements RenewalApplication {

    @Override
    public RenewalStatus status() {
        return RenewalStatus.IDENTIFIED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case IdentifyHandler corrected -> before.identify(corrected, rules, failedFaceChecks);
            case BeginFaceCheck begin -> begin(begin, rules);
            case RefuseFaceCheck refuse -> refuse(refuse);
            case RequestReview request -> review(ReviewQuestion.Kind.FACE_REFUSED, request.at());
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Lapse lapse -> Ending.lapse(this, lapse);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    private Decision begin(BeginFaceCheck command, RenewalRules rules) {
        if (command.consent().agreement().kind() != AgreementKind.FACE_AUTHORISATION) {
            return Decision.refuse(new Refusal.ConsentMissing(AgreementKind.FACE_AUTHORISATION));
        }
        return ConsentGiven.inForce(command.consent(), rules)
                .map(Decision::refuse)
                .orElseGet(() -> Decision.accept(
                        new FacePending(
                                this,
                                new FaceCheck(
                                        command.consent(),
                                        command.request(),
                                        failedFaceChecks + 1,
                                        command.at(),
                                        Optional.empty()),
                                command.at()),
                        new RenewalEvent.FaceCheckBegun(number(), command.request(), command.at())));
    }

    private Decision refuse(RefuseFaceCheck command) {
        return Decision.accept(
                new Identified(before, applicant, handler, failedFaceChecks, Optional.of(command.at()), since),
                new RenewalEvent.FaceVerificationRefused(number(), command.at()));
    }

    Decision review(ReviewQuestion.Kind question, Instant at) {
        return Decision.accept(
                new UnderReview(new ReviewQuestion.FaceNotVerified(this, question), at),
                new RenewalEvent.ReviewRequested(number(), question, at));
    }

    Identified afterFailedFaceCheck(Instant at) {
        return new Identified(before, applicant, handler, failedFaceChecks + 1, Optional.empty(), at);
    }

    Identified afterExpiredFaceCheck(Instant at) {
        return new Identified(before, applicant, handler, failedFaceChecks, Optional.empty(), at);
    }
}
