package org.yanqi.domain.bidding;

import org.yanqi.domain.Bytes;

/** The handler's word, signed with the UKey, that the certificate is renewed against this advice. */
public record BidRisk(BidAdvice against, Bytes evidence) {
    /** A risk that is worse than the one accepted has not been accepted. */
    public boolean covers(BidAdvice advice) {
        return advice.compareTo(against) <= 0;
    }
}
