package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.certificate.CertificateFixtures.encoding;
import static org.yanqi.domain.certificate.CertificateFixtures.pair;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;
import static org.yanqi.domain.renewal.RenewalFixtures.acknowledgedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.after;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.BidRisk;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ValidityPeriod;

/** Rule 3, where the certificate is presented. */
class DecryptBidsBeforeRenewalTest {
    private static final BiddingDeclaration BIDDING =
            BiddingDeclaration.inUse(new OwnBid(NOW.plus(Duration.ofDays(40)), OwnBid.Upload.NOT_UPLOADED));
    private static final BidRisk TAKEN = new BidRisk(BidAdvice.DEFER_UNTIL_CLOSED, encoding("signed acknowledgement"));
    private static final CertificatePair VALID_FOR_A_MONTH =
            pair("month", 7, new ValidityPeriod(NOW.minus(Duration.ofDays(300)), NOW.plus(Duration.ofDays(30))));

    @Test
    void aSealedBidThatOpensWithinTheCertificatesLifeDefersTheRenewal() {
        SealedBid bid = bidDueIn(Duration.ofDays(5), SealedBid.State.SEALED);
        assertThat(refusalOf(acknowledgedRenewal(), CommandFixtures.presentingWithBids(VALID_FOR_A_MONTH, bid)))
                .isEqualTo(new Refusal.BidAtRisk(BidAdvice.DEFER_UNTIL_CLOSED, List.of(bid)));
    }

    @Test
    void theRiskCanBeTakenWithTheUKeysSignatureAndIsKept() {
        SealedBid bid = bidDueIn(Duration.ofDays(5), SealedBid.State.SEALED);
        var plain = CommandFixtures.presentingWithBids(VALID_FOR_A_MONTH, bid);
        var signed = new RenewalCommand.PresentCertificate(
                plain.pair(), plain.token(), plain.revocation(), plain.proof(), plain.bids(), Optional.of(TAKEN), NOW);
        Presented presented = after(acknowledgedRenewal(), signed, Presented.class);
        assertThat(presented.bidAdvice()).isEqualTo(BidAdvice.DEFER_UNTIL_CLOSED);
        assertThat(presented.bidRisk()).contains(TAKEN);
    }

    @Test
    void aRiskThatIsWorseThanTheOneTakenIsNotTaken() {
        SealedBid bid = bidDueIn(Duration.ofHours(-1), SealedBid.State.SEALED);
        var expiring = pair("today", 7, new ValidityPeriod(NOW.minus(Duration.ofDays(365)), NOW.plusSeconds(60)));
        var plain = CommandFixtures.presentingWithBids(expiring, bid);
        var signed = new RenewalCommand.PresentCertificate(
                plain.pair(), plain.token(), plain.revocation(), plain.proof(), plain.bids(), Optional.of(TAKEN), NOW);
        assertThat(refusalOf(acknowledgedRenewal(), signed))
                .isEqualTo(new Refusal.BidAtRisk(BidAdvice.DECRYPT_FIRST, List.of(bid)));
    }

    @Test
    void whoBidsAndDoesNotSayWhenIsNotToldThatAllIsWell() {
        var silent = new BiddingDeclaration(BiddingUse.IN_USE, Optional.empty());
        var notices = CommandFixtures.acknowledging();
        var aware = new RenewalCommand.AcknowledgeNotices(notices.typedPhrase(), true, notices.consents(), NOW);
        var acknowledged = after(RenewalFixtures.openedRenewal(silent), aware, Acknowledged.class);
        assertThat(refusalOf(acknowledged, CommandFixtures.presenting()))
                .isEqualTo(new Refusal.BidAtRisk(BidAdvice.ASK_THE_USER, List.of()));
    }

    @Test
    void whatTheHandlerTellsCountsAsWhatAPlatformDeclares() {
        var bid = new OwnBid(NOW.plus(Duration.ofDays(5)), OwnBid.Upload.UPLOADED);
        var notices = CommandFixtures.acknowledging();
        var aware = new RenewalCommand.AcknowledgeNotices(notices.typedPhrase(), true, notices.consents(), NOW);
        var acknowledged =
                after(RenewalFixtures.openedRenewal(BiddingDeclaration.inUse(bid)), aware, Acknowledged.class);
        assertThat(refusalOf(acknowledged, CommandFixtures.presenting(VALID_FOR_A_MONTH, NOW)))
                .isEqualTo(new Refusal.BidAtRisk(
                        BidAdvice.DEFER_UNTIL_CLOSED,
                        List.of(bid.sealedFor(VALID_FOR_A_MONTH.encryption().fingerprint()))));
    }

    @Test
    void aBidThatIsYetToBeSealedDoesNotDefer() {
        SealedBid bid = bidDueIn(Duration.ofDays(40), SealedBid.State.DECLARED);
        assertThat(after(
                                acknowledgedRenewal(),
                                CommandFixtures.presentingWithBids(VALID_FOR_A_MONTH, bid),
                                Presented.class)
                        .bidAdvice())
                .isEqualTo(BidAdvice.RENEW_THEN_SEAL);
    }

    @Test
    void whatCountsIsTheEndOfTheEncryptionCertificate() {
        SealedBid bid = bidDueIn(Duration.ofDays(40), SealedBid.State.SEALED);
        var longer = pair("longer", 7, new ValidityPeriod(NOW, NOW.plus(Duration.ofDays(80))));
        var mixed = new CertificatePair(VALID_FOR_A_MONTH.signing(), longer.encryption());
        assertThat(refusalOf(acknowledgedRenewal(), CommandFixtures.presentingWithBids(mixed, bid)))
                .isEqualTo(new Refusal.BidAtRisk(BidAdvice.DEFER_UNTIL_CLOSED, List.of(bid)));
    }

    @Test
    void whoBidsWithTheKeyHasToAcknowledgeTheRisk() {
        var silent = CommandFixtures.acknowledging();
        assertThat(refusalOf(RenewalFixtures.openedRenewal(BIDDING), silent))
                .isEqualTo(new Refusal.BiddingRiskNotAcknowledged());
        var aware = new RenewalCommand.AcknowledgeNotices(silent.typedPhrase(), true, silent.consents(), silent.at());
        assertThat(after(RenewalFixtures.openedRenewal(BIDDING), aware, Acknowledged.class)
                        .consents())
                .isEqualTo(silent.consents());
    }

    private static SealedBid bidDueIn(Duration time, SealedBid.State state) {
        var deadline = NOW.plus(time);
        return new SealedBid(
                "湖北省政府采购平台",
                "HB-2025/0711",
                VALID_FOR_A_MONTH.encryption().fingerprint(),
                deadline,
                deadline.plus(Duration.ofHours(2)),
                state);
    }
}
