package org.yanqi.domain.renewal;

import java.time.Instant;

/** By what the handler's face was accepted. */
public sealed interface FaceEvidence {
    Instant at();

    record ByProvider(String request, String reference, Instant at) implements FaceEvidence {}

    record ByReviewer(ReviewApproval approval) implements FaceEvidence {
        @Override
        public Instant at() {
            return approval.at();
        }
    }
}
