package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.CertificateOutlook;
import org.yanqi.domain.renewal.RenewalCommand.PresentCertificate;

/** Rule 3: a bid that is sealed for the certificate defers its renewal, unless the risk is taken with the UKey's signature. */
final class DecryptBidsBeforeRenewal implements Policy<Acknowledged, PresentCertificate> {
    static BidAdvice advice(PresentCertificate command) {
        return BidAdvice.forAll(
                new CertificateOutlook.Valid(
                        command.pair().encryption().validity().notAfter()),
                command.bids(),
                command.at());
    }

    @Override
    public Optional<Refusal> refusal(Acknowledged state, PresentCertificate command, RenewalRules rules) {
        BidAdvice advice = advice(command);
        return advice.defersRenewal() && command.bidRisk().isEmpty()
                ? Optional.of(new Refusal.BidAtRisk(advice, command.bids()))
                : Optional.empty();
    }
}
