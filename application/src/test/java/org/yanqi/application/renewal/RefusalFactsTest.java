package org.yanqi.application.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.reminder.RemindOfWindow;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.LateRenewal;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** A refusal is told from its audit entry, by its reference, in the same words as at the first time. */
class RefusalFactsTest {
    private static final Instant THEN = Instant.parse("2025-07-11T02:00:00.5Z");

    static List<Refusal> toldOnAPageOfTheirOwn() {
        return List.of(
                new Refusal.WindowNotOpen(THEN, THEN.plusSeconds(1), Sha256.of("certificate")),
                new Refusal.ExpiredTooLong(new LateRenewal(THEN, THEN.plusSeconds(1))),
                new Refusal.CertificateRevoked(THEN),
                new Refusal.CertificateSuspended(THEN),
                new Refusal.RevocationUnknown(),
                new Refusal.CertificateUnreadable(),
                new Refusal.CertificatePairIncomplete(),
                new Refusal.IssuerNotServed(
                        DistinguishedName.of("2.5.4.6", "CN", "2.5.4.11", "a=b", "2.5.4.3", "另一家 CA")),
                new Refusal.PossessionNotProved(),
                new Refusal.OtherToken(),
                new Refusal.TokenFull(),
                new Refusal.AmountDiffers(Money.yuan(200), Money.yuan(1)),
                new Refusal.BidAtRisk(BidAdvice.DECRYPT_FIRST, List.of()),
                new Refusal.BidAtRisk(
                        BidAdvice.DEFER_UNTIL_CLOSED,
                        List.of(
                                new OwnBid(THEN, OwnBid.Upload.NOT_KNOWN).sealedFor(Sha256.of("certificate")),
                                new SealedBid(
                                        "湖北公共资源",
                                        "HB-2025/1",
                                        Sha256.of("certificate"),
                                        THEN,
                                        THEN.plusSeconds(1),
                                        SealedBid.State.SEALED))));
    }

    @ParameterizedTest
    @MethodSource("toldOnAPageOfTheirOwn")
    void whatIsWrittenDownIsReadAgain(Refusal refusal) {
        assertThat(RefusalFacts.read(RefusalFacts.of(refusal))).contains(refusal);
    }

    @Test
    void whatWasWrittenBeforeBidsWereIsReadToo() {
        assertThat(RefusalFacts.read(Map.of("refused", "BidAtRisk", "advice", "DECRYPT_FIRST")))
                .contains(new Refusal.BidAtRisk(BidAdvice.DECRYPT_FIRST, List.of()));
    }

    @Test
    void aRevisedAnswerThatIsRefusedIsToldWithTheBidThatItNamed() {
        var journey = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.plus(Duration.ofDays(30)));
        journey.until(RenewalStatus.IDENTIFIED);
        var bid = new OwnBid(RenewalJourney.TODAY.plus(Duration.ofHours(2)), OwnBid.Upload.UPLOADED);

        var refused = (Outcome.Refused) journey.useCases
                .reviseBidding()
                .handle(new ReviseBidding.Command(
                        journey.number(), journey.seen(), BiddingDeclaration.inUse(bid), true));

        assertThat(journey.useCases.viewRenewal().refused(journey.number(), refused.entry()))
                .contains(new ViewRenewal.Refused("ReviseBidding", refused.refusal()));
        assertThat(((Refusal.BidAtRisk) refused.refusal()).bids())
                .extracting(SealedBid::deadline)
                .containsExactly(bid.opening());
        assertThat(journey.useCases.viewRenewal().refused(journey.number(), 0)).isEmpty();
        assertThat(journey.useCases.viewRenewal().refused(journey.number(), refused.entry() + 1))
                .isEmpty();
    }

    @Test
    void whatIsToldBesideAFieldHasNoPage() {
        assertThat(RefusalFacts.read(RefusalFacts.of(new Refusal.MobileNotVerified())))
                .isEmpty();
        assertThat(RefusalFacts.read(Map.of("to", "OPENED"))).isEmpty();
    }

    @Test
    void nothingTypedIsWrittenDown() {
        assertThat(RefusalFacts.of(new Refusal.ApplicantIsNotHolder("某单位", "另一家")))
                .containsOnlyKeys("refused");
    }

    @Test
    void theReferenceLeadsBackToTheRefusalAndToAReminder() {
        var journey = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.plus(Duration.ofDays(91)));
        journey.until(RenewalStatus.ACKNOWLEDGED);
        var refused = (Outcome.Refused) journey.presentCertificate();
        journey.verifyMobile();

        assertThat(refused.reference()).isEqualTo(journey.number() + "-" + refused.entry());
        assertThat(journey.useCases.viewRenewal().refusal(journey.number(), refused.entry()))
                .contains(refused.refusal());
        var remind = new RemindOfWindow.Command(journey.number(), refused.entry(), RenewalJourney.MOBILE);
        assertThat(journey.useCases.remindOfWindow().handle(remind))
                .isInstanceOf(RemindOfWindow.Outcome.Promised.class);

        int before = journey.parties.phone.received().size();
        journey.letTheServerWork();
        assertThat(journey.parties.phone.received()).hasSize(before);
        journey.clock.forward(Duration.ofDays(1));
        journey.letTheServerWork();
        journey.letTheServerWork();
        assertThat(journey.parties.phone.received()).hasSize(before + 1);
        assertThat(journey.parties.phone.received().getLast()).containsExactly("2025-07-12");
    }

    @Test
    void whoWithdrawsTheConsentIsNotWrittenToAnyMore() {
        assertThat(messagesAfterEnding(CancelReason.CONSENT_WITHDRAWN)).isEmpty();
    }

    @Test
    void aReminderOutlivesAnApplicationThatEndsInAnyOtherWay() {
        assertThat(messagesAfterEnding(CancelReason.NO_LONGER_WANTED)).containsExactly(List.of("2025-07-12"));
    }

    private static List<List<String>> messagesAfterEnding(CancelReason reason) {
        var journey = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.plus(Duration.ofDays(91)));
        journey.until(RenewalStatus.ACKNOWLEDGED);
        var refused = (Outcome.Refused) journey.presentCertificate();
        journey.verifyMobile();
        journey.useCases
                .remindOfWindow()
                .handle(new RemindOfWindow.Command(journey.number(), refused.entry(), RenewalJourney.MOBILE));
        int before = journey.parties.phone.received().size();
        journey.cancel(reason);
        journey.letTheServerWork();
        journey.clock.forward(Duration.ofDays(1));
        journey.letTheServerWork();
        var received = journey.parties.phone.received();
        return received.subList(before, received.size());
    }

    @Test
    void nobodyIsRemindedOnAStrangersWord() {
        var journey = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.plus(Duration.ofDays(91)));
        journey.until(RenewalStatus.ACKNOWLEDGED);
        var refused = (Outcome.Refused) journey.presentCertificate();

        var unverified = new RemindOfWindow.Command(journey.number(), refused.entry(), RenewalJourney.MOBILE);
        assertThat(journey.useCases.remindOfWindow().handle(unverified))
                .isEqualTo(new RemindOfWindow.Outcome.MobileNotVerified());
        var another = new RemindOfWindow.Command(journey.number(), 1, RenewalJourney.MOBILE);
        assertThat(journey.useCases.remindOfWindow().handle(another))
                .isEqualTo(new RemindOfWindow.Outcome.NothingToRemindOf());
    }
}
