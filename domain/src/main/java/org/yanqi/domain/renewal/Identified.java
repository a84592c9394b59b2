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

/**
 * Organisation and handler are known.
 *
 * @param faceRefused when the handler declined the face check, if so
 * @param lateApproval the reviewer's yes to a renewal that comes late, once it is there
 */
public record Identified(
        Presented before,
        Applicant applicant,
        Handler handler,
        int failedFaceChecks,
        Optional<Instant> faceRefused,
        Optional<ReviewApproval> lateApproval,
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
            case IdentifyHandler corrected -> before.identify(corrected, rules, failedFaceChecks, lateApproval);
            case BeginFaceCheck begin -> begin(begin, rules);
            case RefuseFaceCheck refuse -> refuse(refuse);
            case RequestReview request -> requestReview(request.at());
            case RenewalCommand.PresentCertificate again -> Revising.certificate(this, again, rules);
            case RenewalCommand.ReviseBidding revise -> Revising.bidding(this, revise);
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Lapse lapse -> Ending.lapse(this, lapse, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    /** Whether a reviewer has to agree before anything else. */
    public boolean waitsForLateApproval() {
        return before.late().isPresent() && lateApproval.isEmpty();
    }

    private Decision begin(BeginFaceCheck command, RenewalRules rules) {
        if (waitsForLateApproval()) {
            return Decision.refuse(new Refusal.ExpiredTooLong(before.late().orElseThrow()));
        }
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
                new Identified(
                        before, applicant, handler, failedFaceChecks, Optional.of(command.at()), lateApproval, since),
                new RenewalEvent.FaceVerificationRefused(number(), command.at()));
    }

    private Decision requestReview(Instant at) {
        if (waitsForLateApproval()) {
            return review(new ReviewQuestion.Late(this), at);
        }
        return faceRefused.isPresent()
                ? review(new ReviewQuestion.FaceNotVerified(this, ReviewQuestion.Kind.FACE_REFUSED), at)
                : Decision.refuse(new Refusal.NothingToReview());
    }

    private Decision review(ReviewQuestion question, Instant at) {
        return Decision.accept(
                new UnderReview(question, at), new RenewalEvent.ReviewRequested(number(), question.kind(), at));
    }

    Identified afterFailedFaceCheck(Instant at) {
        return new Identified(before, applicant, handler, failedFaceChecks + 1, Optional.empty(), lateApproval, at);
    }

    Identified afterExpiredFaceCheck(Instant at) {
        return new Identified(before, applicant, handler, failedFaceChecks, Optional.empty(), lateApproval, at);
    }

    Identified approvedLate(ReviewApproval approval) {
        return new Identified(
                before, applicant, handler, failedFaceChecks, faceRefused, Optional.of(approval), approval.at());
    }

    /** The same, of another certificate or another answer before it. */
    Identified on(Presented other) {
        return new Identified(other, applicant, handler, failedFaceChecks, faceRefused, lateApproval, since);
    }
}
