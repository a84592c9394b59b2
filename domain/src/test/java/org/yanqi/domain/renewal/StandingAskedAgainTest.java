package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.renewal.RenewalFixtures.paidRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.RevocationStatus;

/** Between the presented certificate and the request days may pass: rules 1 and 3 are asked again before keys are replaced. */
class StandingAskedAgainTest {
    private final RenewalCommand.RequestIssuance request = CommandFixtures.requestingIssuance();

    @Test
    void aCertificateThatWasRevokedMeanwhileIsNotReplaced() {
        Instant yesterday = request.at().minus(Duration.ofDays(1));
        var revoked = with(new RevocationStatus.Revoked(yesterday), List.of());

        assertThat(refusalOf(paidRenewal(), revoked)).isEqualTo(new Refusal.CertificateRevoked(yesterday));
    }

    @Test
    void aBidThatWasSealedMeanwhileDefersTheReplacement() {
        var bid = new SealedBid(
                "platform",
                "bid-1",
                paidRenewal()
                        .reached(Presented.class)
                        .orElseThrow()
                        .pair()
                        .encryption()
                        .fingerprint(),
                request.at().minus(Duration.ofHours(1)),
                request.at().plus(Duration.ofHours(1)),
                SealedBid.State.SEALED);
        var sealed = with(new RevocationStatus.Good(), List.of(bid));

        assertThat(refusalOf(paidRenewal(), sealed))
                .isInstanceOfSatisfying(
                        Refusal.BidAtRisk.class,
                        refusal -> assertThat(refusal.advice())
                                .isIn(BidAdvice.DECRYPT_FIRST, BidAdvice.DEFER_UNTIL_CLOSED));
    }

    private RenewalCommand.RequestIssuance with(RevocationStatus revocation, List<SealedBid> bids) {
        return new RenewalCommand.RequestIssuance(
                request.request(),
                request.binding(),
                request.history(),
                request.signingSerial(),
                request.encryptionSerial(),
                revocation,
                bids,
                request.at());
    }
}
