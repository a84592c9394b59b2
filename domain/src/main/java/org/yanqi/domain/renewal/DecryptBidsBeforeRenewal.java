package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.BidRisk;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.CertificateOutlook;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.CertificatePair;

/** Rule 3: a bid that is sealed for the certificate defers its renewal, unless the risk is taken with the UKey's signature. */
final class DecryptBidsBeforeRenewal {
    private DecryptBidsBeforeRenewal() {}

    /** The worst of what the platforms have declared and what the handler tells. */
    static BidAdvice advice(BiddingDeclaration bidding, CertificatePair pair, List<SealedBid> declared, Instant now) {
        var outlook = new CertificateOutlook.Valid(pair.encryption().validity().notAfter());
        BidAdvice advice = BidAdvice.forAll(outlook, known(bidding, pair, declared), now);
        return bidding.isUnknown() && !advice.defersRenewal() ? BidAdvice.ASK_THE_USER : advice;
    }

    static Optional<Refusal> refusal(
            BiddingDeclaration bidding,
            CertificatePair pair,
            List<SealedBid> declared,
            Optional<BidRisk> risk,
            Instant now) {
        BidAdvice advice = advice(bidding, pair, declared, now);
        boolean accepted = risk.filter(taken -> taken.covers(advice)).isPresent();
        return advice.defersRenewal() && !accepted
                ? Optional.of(new Refusal.BidAtRisk(advice, known(bidding, pair, declared)))
                : Optional.empty();
    }

    private static List<SealedBid> known(BiddingDeclaration bidding, CertificatePair pair, List<SealedBid> declared) {
        var own = bidding.bid().map(bid -> bid.sealedFor(pair.encryption().fingerprint()));
        return Stream.concat(declared.stream(), own.stream()).toList();
    }
}
