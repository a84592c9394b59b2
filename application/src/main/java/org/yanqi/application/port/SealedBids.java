package org.yanqi.application.port;

import java.util.List;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.SealedBid;

/** The bids that procurement platforms have declared. */
public interface SealedBids {
    /** Keeps what a platform says of a bid in the place of what it said before. */
    void declare(SealedBid bid);

    /** The bids sealed for the encryption certificate with this fingerprint, earliest deadline first, at most 100. */
    List<SealedBid> of(Sha256 encryptionCertificate);
}
