package org.yanqi.domain.bidding;

import java.time.Duration;
import java.time.Instant;
import org.yanqi.domain.Sha256;

/**
 * A bid that a procurement platform has declared for an encryption certificate (已加密投标文件). It is <em>declared</em>
 * before it is uploaded, <em>sealed</em> once it lies encrypted on the platform, and <em>opened</em> or
 * <em>withdrawn</em> at its end; <em>unknown</em> is what a platform that cannot say leaves it.
 *
 * @param deadline until when it may be uploaded again
 * @param decryptionEnds until when its bidder decrypts it
 */
public record SealedBid(
        String platform, String reference, Sha256 certificate, Instant deadline, Instant decryptionEnds, State state) {
    private static final Duration MARGIN = Duration.ofDays(1);

    /** Where a bid stands at its platform. */
    public enum State {
        DECLARED,
        SEALED,
        OPENED,
        WITHDRAWN,
        UNKNOWN
    }

    public SealedBid {
        if (!platform.matches("[\\p{L}\\p{N} ._-]{1,60}") || !reference.matches("[\\p{L}\\p{N}._/-]{1,60}")) {
            throw new IllegalArgumentException("a platform and a reference have 1 to 60 plain characters");
        }
        if (decryptionEnds.isBefore(deadline)) {
            throw new IllegalArgumentException("a bid is not opened before its deadline");
        }
    }

    /** Openings are postponed: until this moment the key may be wanted. */
    public Instant neededUntil() {
        return decryptionEnds.plus(MARGIN);
    }

    /** Whether letting go of the key might leave the bid shut for ever. */
    public boolean needsKey(Instant now) {
        return !isClosed() && now.isBefore(neededUntil());
    }

    public boolean isClosed() {
        return state == State.OPENED || state == State.WITHDRAWN;
    }
}
