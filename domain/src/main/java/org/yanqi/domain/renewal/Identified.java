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
 * @param lateApproval the reviewer's yes to a renewal that comes late, once it is there; it is for this certificate,
 *     organisation, person and card, and goes with any of them
 * @param lastFailure why the last face check has failed or run out, if there was one since the handler was named
 */
public record Identified(
        Presented before,
        Applicant applicant,
        Handler handler,
        int failedFaceChecks,
        Optional<Instant> faceRefused,
        Optional<ReviewApproval> lateApproval,
        Optional<FaceResult.Reason> lastFailure,
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
            case IdentifyHandler corrected ->
                before.identify(corrected, rules, failedFaceChecks, approvalOf(corrected));
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
                        before,
                        applicant,
                        handler,
                        failedFaceChecks,
                        Optional.of(command.at()),
                        lateApproval,
                        Optional.empty(),
                        since),
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

    /** A code that ran out unused is no failure that counts. */
    Identified afterFaceCheck(FaceResult.Reason failure, Instant at) {
        int failures = failure == FaceResult.Reason.EXPIRED ? failedFaceChecks : failedFaceChecks + 1;
        return new Identified(
                before, applicant, handler, failures, Optional.empty(), lateApproval, Optional.of(failure), at);
    }

    Identified approvedLate(ReviewApproval approval) {
        return new Identified(
                before,
                applicant,
                handler,
                failedFaceChecks,
                faceRefused,
                Optional.of(approval),
                lastFailure,
                approval.at());
    }

    /** The same, of another certificate or another answer before it. */
    Identified on(Presented other) {
        Optional<ReviewApproval> stillHolds = lateApproval.filter(approval -> before.isOfCertificate(other));
        return new Identified(other, applicant, handler, failedFaceChecks, faceRefused, stillHolds, lastFailure, since);
    }

    /** A reviewer's yes is for the very organisation, person and card that were looked at. */
    private Optional<ReviewApproval> approvalOf(IdentifyHandler corrected) {
        return lateApproval
                .filter(approval -> corrected.applicant().equals(applicant))
                .filter(approval -> corrected.handler().isSamePersonAs(handler))
                .filter(approval -> corrected.handler().card().equals(handler.card()));
    }
}
