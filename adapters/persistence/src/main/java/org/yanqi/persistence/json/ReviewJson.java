package org.yanqi.persistence.json;

import java.util.Optional;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Rejected;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.ReviewApproval;
import org.yanqi.domain.renewal.ReviewQuestion;
import org.yanqi.domain.renewal.TakenBack;

/** What a reviewer is asked and answers; on what ground is free text that may name people, and lies with what is personal. */
final class ReviewJson {
    static final String LATE_GROUND = "lateGround";
    static final String FACE_GROUND = "faceGround";
    static final String REJECTION = "rejection";
    static final String TAKING_BACK = "takingBack";

    private ReviewJson() {}

    /** Adds the reviewers' words to what is personal of an application. */
    static Fields words(RenewalApplication application, Fields personal) {
        return personal.text(
                        LATE_GROUND,
                        application
                                .reached(Identified.class)
                                .flatMap(Identified::lateApproval)
                                .map(ReviewApproval::ground))
                .text(
                        FACE_GROUND,
                        application.reached(FaceVerified.class).flatMap(verified -> ground(verified.evidence())))
                .text(REJECTION, application.reached(Rejected.class).map(Rejected::reason))
                .text(TAKING_BACK, application.reached(TakenBack.class).map(TakenBack::reason));
    }

    private static Optional<String> ground(FaceEvidence evidence) {
        return switch (evidence) {
            case FaceEvidence.ByReviewer(ReviewApproval approval) -> Optional.of(approval.ground());
            case FaceEvidence.ByProvider provider -> Optional.empty();
        };
    }

    static Fields write(ReviewApproval approval) {
        return new Fields().text("reviewer", approval.reviewer()).instant("at", approval.at());
    }

    /** @param ground under which name it lies with what is personal */
    static ReviewApproval approval(Stored json, Stored personal, String ground) {
        return new ReviewApproval(json.text("reviewer"), personal.text(ground), json.instant("at"));
    }

    static ReviewQuestion question(Identified stoodAt, Stored layer) {
        ReviewQuestion.Kind kind = layer.word("question", ReviewQuestion.Kind.class);
        return switch (kind) {
            case FACE_REFUSED, FACE_FAILED -> new ReviewQuestion.FaceNotVerified(stoodAt, kind);
            case LATE_RENEWAL -> new ReviewQuestion.Late(stoodAt);
        };
    }
}
