package org.yanqi.domain.bidding;

import java.util.Optional;

/** What the handler declares in the questionnaire; {@code bid} is the next one that is at stake, if the UKey is in use. */
public record BiddingDeclaration(BiddingUse use, Optional<OwnBid> bid) {
    public static final BiddingDeclaration NOT_IN_USE = new BiddingDeclaration(BiddingUse.NOT_IN_USE, Optional.empty());

    public BiddingDeclaration {
        if (use == BiddingUse.NOT_IN_USE && bid.isPresent()) {
            throw new IllegalArgumentException("whoever does not bid has no bid at stake");
        }
    }

    public static BiddingDeclaration inUse(OwnBid bid) {
        return new BiddingDeclaration(BiddingUse.IN_USE, Optional.of(bid));
    }

    /** Somebody bids with this UKey and did not say when: nothing is known, and nothing is taken for safe. */
    public boolean isUnknown() {
        return use == BiddingUse.IN_USE && bid.isEmpty();
    }
}
