package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.application.fixture.Refusals.assertRefused;
import static org.yanqi.application.fixture.Refusals.refusal;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.token.RefuseUKey;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** What is refused on the way to the certificate: a reason that can be said, and the application as it was. */
class RefusedUKeyTest {
    private static final BiddingDeclaration BIDDING_SOON = BiddingDeclaration.inUse(
            new OwnBid(RenewalJourney.TODAY.plus(Duration.ofDays(20)), OwnBid.Upload.NOT_UPLOADED));

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void aWrongPhraseIsToldApart() {
        journey.until(RenewalStatus.OPENED);

        Outcome outcome = journey.readNotices("本人已知晓以上信息", false);

        assertThat(refusal(outcome, Refusal.PhraseDiffers.class).difference().missing())
                .isEqualTo("并确认");
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.OPENED);
    }

    @Test
    void aBidderHasToAcknowledgeTheRiskFirst() {
        journey.answerQuestionnaire(BIDDING_SOON);

        assertRefused(journey.readNotices(), Refusal.BiddingRiskNotAcknowledged.class);
        journey.readNotices("本人已知晓并确认以上信息", true);

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.ACKNOWLEDGED);
    }

    @Test
    void aUKeyThatDoesNotHelpIsFoundByItsReference() {
        journey.until(RenewalStatus.ACKNOWLEDGED);

        var refused = (Outcome.Refused) journey.useCases
                .refuseUKey()
                .handle(new RefuseUKey.Command(journey.number(), "ResumeRenewal", new Refusal.OtherToken()));

        assertThat(journey.useCases.viewRenewal().refusal(journey.number(), refused.entry()))
                .contains(new Refusal.OtherToken());
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.ACKNOWLEDGED);
    }

    @Test
    void aRevokedCertificateIsNeverRenewed() {
        journey.until(RenewalStatus.ACKNOWLEDGED);
        journey.authority.revoke(journey.old().signing().serial(), Revocations.Reason.SUPERSEDED, RenewalJourney.TODAY);

        assertRefused(journey.presentCertificate(), Refusal.CertificateRevoked.class);
    }

    @Test
    void aCertificateBeforeItsWindowIsToldTheDay() {
        var early = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.plus(Duration.ofDays(91)));
        early.until(RenewalStatus.ACKNOWLEDGED);

        var refusal = refusal(early.presentCertificate(), Refusal.WindowNotOpen.class);

        assertThat(refusal.opens()).isEqualTo(RenewalJourney.TODAY.plus(Duration.ofDays(1)));
    }

    @Test
    void aCertificateThatExpiredOverAYearAgoNeedsAReviewerBeforeTheFaceCheck() {
        var late = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.minus(Duration.ofDays(366)));
        late.until(RenewalStatus.IDENTIFIED);

        assertRefused(late.consentToFaceCheck(), Refusal.ExpiredTooLong.class);
        late.useCases.declineFaceCheck().requestReview(late.number());
        assertThat(late.application().status()).isEqualTo(RenewalStatus.UNDER_REVIEW);

        assertThat(late.decide(true, "材料齐全")).isInstanceOf(Outcome.Now.class);
        assertThat(late.application().status()).isEqualTo(RenewalStatus.IDENTIFIED);
        assertThat(late.consentToFaceCheck()).isInstanceOf(Outcome.Now.class);
    }

    @Test
    void aCertificateOfAnotherCaIsSentThere() {
        var foreign = RenewalJourney.withCertificateOfAnotherCa();
        foreign.until(RenewalStatus.ACKNOWLEDGED);

        assertRefused(foreign.presentCertificate(), Refusal.IssuerNotServed.class);
    }

    @Test
    void aProofByAnotherKeyProvesNothing() {
        journey.until(RenewalStatus.ACKNOWLEDGED);

        Outcome outcome = journey.ukey.presentCertificate(journey.old().encryption());

        assertRefused(outcome, Refusal.PossessionNotProved.class);
    }

    @Test
    void aBidThatIsSealedDefersTheRenewal() {
        journey.until(RenewalStatus.ACKNOWLEDGED);
        journey.bids.declare(new SealedBid(
                "湖北公共资源",
                "HB-2025-1",
                journey.old().encryption().fingerprint(),
                RenewalJourney.TODAY.minus(Duration.ofHours(1)),
                RenewalJourney.TODAY.plus(Duration.ofHours(2)),
                SealedBid.State.SEALED));

        assertRefused(journey.presentCertificate(), Refusal.BidAtRisk.class);
    }

    @Test
    void aSecondApplicationForOneCertificateLeadsToTheFirst() {
        journey.until(RenewalStatus.PRESENTED);
        var first = journey.number();

        journey.until(RenewalStatus.ACKNOWLEDGED);
        Outcome outcome = journey.presentCertificate();

        assertThat(refusal(outcome, Refusal.RenewalUnderWay.class).application())
                .isEqualTo(first);
    }

    @Test
    void aStepThatIsSkippedIsRefusedAndTheApplicationStays() {
        journey.until(RenewalStatus.ACKNOWLEDGED);

        assertRefused(journey.consentToFaceCheck(), Refusal.StepNotReached.class);
        assertRefused(journey.signAgreement(), Refusal.StepNotReached.class);
        assertRefused(journey.ukey.retireOldKey(), Refusal.StepNotReached.class);
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.ACKNOWLEDGED);
    }
}
