package org.yanqi.domain.bidding;

import java.time.Instant;
import org.yanqi.domain.Sha256;

/** The next bid of which the handler tells in the questionnaire: when it is opened (开标时间), and whether it lies sealed on the platform. */
public record OwnBid(Instant opening, Upload upload) {
    private static final String PLATFORM = "handler";
    private static final String REFERENCE = "questionnaire";

    /** Whether the encrypted bid has been uploaded. */
    public enum Upload {
        NOT_UPLOADED,
        UPLOADED,
        NOT_KNOWN
    }

    /** The bid as a platform would declare it: it can be uploaded until it is opened, and is decrypted then. */
    public SealedBid sealedFor(Sha256 encryptionCertificate) {
        var state = switch (upload) {
            case NOT_UPLOADED -> SealedBid.State.DECLARED;
            case UPLOADED -> SealedBid.State.SEALED;
            case NOT_KNOWN -> SealedBid.State.UNKNOWN;
        };
        return new SealedBid(PLATFORM, REFERENCE, encryptionCertificate, opening, opening, state);
    }
}
