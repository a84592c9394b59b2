package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.renewal.RenewalCommand.ConcludeFaceCheck;
import org.yanqi.domain.renewal.RenewalCommand.RecordFaceSession;

/** A face check is under way on the handler's phone. */
public record FacePending(Identified before, FaceCheck check, Instant since) implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.FACE_PENDING;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case RecordFaceSession begun
            when begun.request().equals(check.request()) ->
                Decision.accept(new FacePending(before, check.with(begun.session()), since));
            case ConcludeFaceCheck conclude
            when conclude.request().equals(check.request()) -> conclude(conclude, rules);
            case RecordFaceSession other -> Decision.refuse(new Refusal.FaceCheckNotOurs());
            case ConcludeFaceCheck other -> Decision.refuse(new Refusal.FaceCheckNotOurs());
            case RenewalCommand.IdentifyHandler corrected -> before.decide(corrected, rules);
            case RenewalCommand.RefuseFaceCheck refuse -> before.decide(refuse, rules);
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Lapse lapse -> Ending.lapse(this, lapse, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    private Decision conclude(ConcludeFaceCheck command, RenewalRules rules) {
        return switch (command.result()) {
            case FaceResult.Unfinished() -> Decision.refuse(new Refusal.FaceCheckUnfinished());
            case FaceResult.Failed(FaceResult.Reason reason) -> failed(reason, command.at(), rules);
            case FaceResult.Passed passed -> passed(passed, command.at(), rules);
        };
    }

    /** A face of another person than was named is a failure like others: the handler reads why, and can correct the name. */
    private Decision passed(FaceResult.Passed passed, Instant at, RenewalRules rules) {
        if (!passed.request().equals(check.request())) {
            return Decision.refuse(new Refusal.FaceCheckNotOurs());
        }
        if (!IdentityHoldsTogether.isFaceOf(before.handler(), passed)) {
            return failed(FaceResult.Reason.ANOTHER_PERSON, at, rules);
        }
        return Decision.accept(
                new FaceVerified(
                        before,
                        Optional.of(check.consent()),
                        new FaceEvidence.ByProvider(check.request(), passed.evidence(), at),
                        at),
                new RenewalEvent.HandlerFaceVerified(number(), at));
    }

    private Decision failed(FaceResult.Reason reason, Instant at, RenewalRules rules) {
        var event = new RenewalEvent.FaceCheckFailed(number(), reason, at);
        Identified again = before.afterFaceCheck(reason, at);
        if (again.failedFaceChecks() < rules.faceAttempts()) {
            return Decision.accept(again, event);
        }
        ReviewQuestion.Kind question = ReviewQuestion.Kind.FACE_FAILED;
        return Decision.accept(
                new UnderReview(new ReviewQuestion.FaceNotVerified(again, question), at),
                event,
                new RenewalEvent.ReviewRequested(number(), question, at));
    }
}
