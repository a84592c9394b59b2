package org.yanqi.domain.renewal;

import java.util.Optional;

/** What a reviewer is asked, and where the application goes on if the answer is yes. */
public sealed interface ReviewQuestion {
    Kind kind();

    /** Where the application stood when the question arose. */
    RenewalApplication stoodAt();

    RenewalApplication approved(ReviewApproval approval);

    /** The question as one word. */
    enum Kind {
        FACE_REFUSED,
        FACE_FAILED,
        LATE_RENEWAL
    }

    /** The handler's identity has to be seen to in another way. */
    record FaceNotVerified(Identified stoodAt, Kind kind) implements ReviewQuestion {
        @Override
        public RenewalApplication approved(ReviewApproval approval) {
            return new FaceVerified(stoodAt, Optional.empty(), new FaceEvidence.ByReviewer(approval), approval.at());
        }
    }

    /** The certificate expired longer ago than self-service goes: the identity is still to be seen to. */
    record Late(Identified stoodAt) implements ReviewQuestion {
        @Override
        public Kind kind() {
            return Kind.LATE_RENEWAL;
        }

        @Override
        public RenewalApplication approved(ReviewApproval approval) {
            return stoodAt.approvedLate(approval);
        }
    }
}
