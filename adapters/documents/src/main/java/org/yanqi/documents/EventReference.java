package org.yanqi.documents;

import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.FaceEvidence;

/**
 * By which hash an event certificate names the evidence that the handler is the handler. Each part is closed by a NUL, so
 * that whoever holds the evidence can compute it again, and nobody else learns anything.
 */
final class EventReference {
    private EventReference() {}

    /** SHA-256 of {@code provider, request, reference} or of {@code reviewer, account, moment (ISO 8601)}. */
    static Sha256 of(FaceEvidence evidence) {
        return switch (evidence) {
            case FaceEvidence.ByProvider by -> hash("provider", by.request(), by.reference());
            case FaceEvidence.ByReviewer by ->
                hash("reviewer", by.approval().reviewer(), by.approval().at().toString());
        };
    }

    private static Sha256 hash(String... parts) {
        return Sha256.of(String.join("\0", parts) + "\0");
    }
}
