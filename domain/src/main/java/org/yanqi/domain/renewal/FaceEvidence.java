package org.yanqi.domain.renewal;

import java.time.Instant;
import org.yanqi.domain.Sha256;

/** By what the handler's face was accepted. */
public sealed interface FaceEvidence {
    Instant at();

    /**
     * By which the evidence is named where it is not kept itself: SHA-256 of {@code provider, request, reference} or of
     * {@code reviewer, account, moment (ISO 8601)}, each part closed by a NUL. Whoever holds the evidence can compute it
     * again, and nobody else learns anything.
     */
    default Sha256 hash() {
        String parts = switch (this) {
            case ByProvider by -> String.join("\0", "provider", by.request(), by.reference());
            case ByReviewer by ->
                String.join(
                        "\0",
                        "reviewer",
                        by.approval().reviewer(),
                        by.approval().at().toString());
        };
        return Sha256.of(parts + "\0");
    }

    record ByProvider(String request, String reference, Instant at) implements FaceEvidence {}

    record ByReviewer(ReviewApproval approval) implements FaceEvidence {
        @Override
        public Instant at() {
            return approval.at();
        }
    }
}
