package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.CertificateOutlook;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.CertificatePair;

/** Rule 3: a bid that is sealed for the certificate defers its renewal, unless the risk is taken with the UKey's signature. */
final class DecryptBidsBeforeRenewal {
    private DecryptBidsBeforeRenewal() {}

    static BidAdvice advice(CertificatePair pair, List<SealedBid> bids, Instant now) {
        return BidAdvice.forAll(
                new CertificateOutlook.Valid(pair.encryption().validity().notAfter()), bids, now);
    }

    static Optional<Refusal> refusal(CertificatePair pair, List<SealedBid> bids, Optional<Bytes> bidRisk, Instant now) {
        BidAdvice advice = advice(pair, bids, now);
        return advice.defersRenewal() && bidRisk.isEmpty()
                ? Optional.of(new Refusal.BidAtRisk(advice, bids))
                : Optional.empty();
    }
}
