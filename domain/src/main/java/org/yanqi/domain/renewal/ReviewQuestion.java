package org.yanqi.domain.renewal;

import java.util.Optional;

/** What a reviewer is asked, and where the application goes on if the answer is yes. */
public sealed interface ReviewQuestion {
    Kind kind();

    /** Where the application stood when the question arose. */
    RenewalApplication stoodAt();

    RenewalApplication approved(RenewalCommand.ApproveReview decision);

    /** The question as one word. */
    enum Kind {
        FACE_REFUSED,
        FACE_FAILED
    }

    /** The handler's identity has to be seen to in another way. */
    record FaceNotVerified(Identified stoodAt, Kind kind) implements ReviewQuestion {
        @Override
        public RenewalApplication approved(RenewalCommand.ApproveReview decision) {
            return new FaceVerified(
                    stoodAt,
                    Optional.empty(),
                    new FaceEvidence.ByReviewer(decision.reviewer(), decision.at()),
                    decision.at());
        }
    }
}
