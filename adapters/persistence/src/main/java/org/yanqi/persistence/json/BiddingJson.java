package org.yanqi.persistence.json;

import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.BidRisk;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.bidding.OwnBid;

/** What the handler says of bidding, and against which advice the certificate is renewed. */
final class BiddingJson {
    private BiddingJson() {}

    static Fields write(BiddingDeclaration bidding) {
        return new Fields()
                .word("use", bidding.use())
                .object(
                        "bid",
                        bidding.bid(),
                        bid -> new Fields().instant("opening", bid.opening()).word("upload", bid.upload()));
    }

    static BiddingDeclaration declaration(Stored json) {
        return new BiddingDeclaration(
                json.word("use", BiddingUse.class),
                json.optionalObject("bid")
                        .map(bid -> new OwnBid(bid.instant("opening"), bid.word("upload", OwnBid.Upload.class))));
    }

    static Fields write(BidRisk risk) {
        return new Fields().word("against", risk.against()).bytes("evidence", risk.evidence());
    }

    static BidRisk risk(Stored json) {
        return new BidRisk(json.word("against", BidAdvice.class), json.bytes("evidence"));
    }
}
