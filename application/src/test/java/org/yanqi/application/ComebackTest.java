package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.handler.IdentifyHandler;
import org.yanqi.application.handler.ResumeByNumber;
import org.yanqi.application.port.Documents;
import org.yanqi.application.renewal.CancelRenewal;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.ReviseBidding;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** Leaving and coming back: by the phone, in two windows, too late, or not at all. */
class ComebackTest {
    private static final MobileNumber STRANGER = new MobileNumber("13911112222");

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void whoHasTheNumberAndThePhoneGoesOn() {
        journey.until(RenewalStatus.IDENTIFIED);
        var claim = claim(journey.number(), RenewalJourney.MOBILE);

        assertThat(resume().ask(claim)).isEqualTo(new ResumeByNumber.Asked.PerhapsSent());
        journey.letTheServerWork();

        String code = journey.parties.phone.lastCode();
        assertThat(resume().answer(claim, code)).isTrue();
        assertThat(resume().answer(claim, code)).isFalse();
    }

    @Test
    void thePhoneThatWasVerifiedStaysSoHoweverLongTheReviewTakes() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.clock.forward(Duration.ofDays(3));
        journey.letTheServerWork();

        assertThat(journey.identify(RenewalJourney.ORGANISATION, withCard(RenewalJourney.LI_MING)))
                .isInstanceOfSatisfying(
                        IdentifyHandler.Outcome.Decided.class,
                        decided -> assertThat(decided.outcome()).isInstanceOf(Outcome.Now.class));
        assertThat(journey.identify(RenewalJourney.ORGANISATION, withPhone(STRANGER)))
                .isInstanceOfSatisfying(
                        IdentifyHandler.Outcome.Decided.class,
                        decided -> assertThat(decided.outcome())
                                .isInstanceOfSatisfying(
                                        Outcome.Refused.class,
                                        refused -> assertThat(refused.refusal())
                                                .isEqualTo(new Refusal.MobileNotVerified())));
    }

    private static Handler withCard(Handler handler) {
        return new Handler(handler.name(), handler.idNumber(), new CardValidity.LongTerm(), handler.mobile());
    }

    private static Handler withPhone(MobileNumber mobile) {
        Handler handler = RenewalJourney.LI_MING;
        return new Handler(handler.name(), handler.idNumber(), handler.card(), mobile);
    }

    @Test
    void whoGuessesLearnsNothing() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.letTheServerWork();
        int sent = journey.parties.phone.received().size();
        var guesses =
                List.of(claim(journey.number(), STRANGER), claim(Renewals.number(999_999), RenewalJourney.MOBILE));

        assertThat(guesses)
                .allSatisfy(guess -> assertThat(resume().ask(guess))
                        .isEqualTo(resume().ask(claim(journey.number(), RenewalJourney.MOBILE))))
                .allSatisfy(
                        guess -> assertThat(resume().answer(guess, "000000")).isFalse());
        assertThat(resume().answer(claim(journey.number(), RenewalJourney.MOBILE), "wrong"))
                .isFalse();
        journey.letTheServerWork();
        assertThat(journey.parties.phone.received()).hasSize(sent + 1);
    }

    @Test
    void whileNoMessageCanBeSentNobodyLearnsMore() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.parties.phone.isDown = true;
        var right = claim(journey.number(), RenewalJourney.MOBILE);

        assertThat(List.of(right, claim(journey.number(), STRANGER), claim(Renewals.number(999_999), STRANGER)))
                .allSatisfy(claim -> assertThat(resume().ask(claim)).isEqualTo(new ResumeByNumber.Asked.PerhapsSent()));
        journey.letTheServerWork();
    }

    @Test
    void aCodeThatNobodyWaitsForAnyMoreIsNotSent() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.letTheServerWork();
        int sent = journey.parties.phone.received().size();
        resume().ask(claim(journey.number(), RenewalJourney.MOBILE));
        journey.clock.forward(OneTimeCode.LIFE);
        journey.letTheServerWork();

        assertThat(journey.parties.phone.received()).hasSize(sent);
    }

    @Test
    void aCodeForOneApplicationOpensNoOther() {
        journey.until(RenewalStatus.IDENTIFIED);
        var first = claim(journey.number(), RenewalJourney.MOBILE);
        resume().ask(first);
        journey.letTheServerWork();
        String code = journey.parties.phone.lastCode();
        journey.cancel(CancelReason.NO_LONGER_WANTED);
        journey.until(RenewalStatus.IDENTIFIED);

        assertThat(resume().answer(claim(journey.number(), RenewalJourney.MOBILE), code))
                .isFalse();
    }

    @Test
    void theNumberComesByMessageOnceSoThatThereIsSomethingToComeBackWith() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.letTheServerWork();
        int sent = journey.parties.phone.received().size();
        assertThat(journey.parties.phone.received().getLast())
                .containsExactly(journey.number().value());

        journey.identify();
        journey.letTheServerWork();

        assertThat(journey.parties.phone.received()).hasSize(sent);
    }

    @Test
    void guessingHasAnEnd() {
        journey.until(RenewalStatus.IDENTIFIED);
        var claim = claim(journey.number(), STRANGER);
        for (int guess = 0; guess < 20; guess++) {
            resume().ask(claim);
        }

        assertThat(resume().ask(claim)).isInstanceOf(ResumeByNumber.Asked.NotBefore.class);
    }

    @Test
    void whoeverIsSecondInTwoWindowsIsToldAndOverwritesNothing() {
        journey.until(RenewalStatus.PRESENTED);
        journey.uploadPictures();
        journey.verifyMobile();
        long seenByBoth = journey.seen();
        journey.identify();
        var byTheFirst = journey.application();

        var late = journey.useCases
                .identifyHandler()
                .handle(new IdentifyHandler.Command(
                        journey.number(), seenByBoth, Renewals.APPLICANT, Renewals.HANDLER));
        var cancel = journey.useCases
                .cancelRenewal()
                .handle(new CancelRenewal.Command(journey.number(), seenByBoth, CancelReason.NO_LONGER_WANTED));

        assertThat(late).isEqualTo(new IdentifyHandler.Outcome.Decided(new Outcome.Overtaken(byTheFirst)));
        assertThat(cancel).isEqualTo(new Outcome.Overtaken(byTheFirst));
        assertThat(journey.application()).isEqualTo(byTheFirst);
    }

    @Test
    void theQuestionnaireCanBeAnsweredAgainUntilTheAgreementIsSigned() {
        journey.until(RenewalStatus.FACE_VERIFIED);
        var bid = new OwnBid(RenewalJourney.TODAY.plus(Duration.ofDays(9)), OwnBid.Upload.NOT_UPLOADED);

        var outcome = journey.useCases
                .reviseBidding()
                .handle(new ReviseBidding.Command(
                        journey.number(), journey.seen(), BiddingDeclaration.inUse(bid), true));

        assertThat(outcome).isInstanceOf(Outcome.Now.class);
        assertThat(journey.application().opened().bidding().use()).isEqualTo(BiddingUse.IN_USE);
        assertThat(journey.signAgreement()).isInstanceOf(Outcome.Now.class);
    }

    @Test
    void whatNobodyGoesOnWithLapsesAfterANoticeAndItsPicturesAreErased() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.letTheServerWork();
        int before = journey.parties.phone.received().size();

        journey.clock.forward(Duration.ofDays(27));
        journey.letTheServerWork();
        journey.letTheServerWork();
        assertThat(journey.parties.phone.received()).hasSize(before + 1);
        assertThat(journey.parties.phone.received().getLast())
                .containsExactly(journey.number().value(), "2025-08-10");
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.IDENTIFIED);

        journey.clock.forward(Duration.ofDays(3));
        journey.letTheServerWork();
        journey.letTheServerWork();

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.LAPSED);
        assertThat(pictures()).isFalse();
    }

    @Test
    void nobodyLapsesWithoutHavingBeenTold() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.parties.phone.isDown = true;
        journey.clock.forward(Duration.ofDays(31));
        journey.letTheServerWork();
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.IDENTIFIED);

        journey.parties.phone.isDown = false;
        journey.letTheServerWork();
        assertThat(journey.parties.phone.received().getLast())
                .containsExactly(journey.number().value(), "2025-08-14");
        journey.clock.forward(Duration.ofDays(3).minusSeconds(1));
        journey.letTheServerWork();
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.IDENTIFIED);
        journey.clock.forward(Duration.ofSeconds(1));
        journey.letTheServerWork();

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.LAPSED);
    }

    @Test
    void whoHasLeftNoNumberReadsTheDayOnThePageAndLapsesOnIt() {
        journey.until(RenewalStatus.PRESENTED);
        journey.clock.forward(Duration.ofDays(30));
        journey.letTheServerWork();

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.LAPSED);
    }

    @Test
    void whatIsPaidForNeverLapses() {
        journey.until(RenewalStatus.PAID);
        journey.clock.forward(Duration.ofDays(400));
        journey.letTheServerWork();

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.PAID);
    }

    @Test
    void aWithdrawnConsentIsForgottenAtOnce() {
        journey.until(RenewalStatus.FACE_VERIFIED);
        journey.cancel(CancelReason.CONSENT_WITHDRAWN);
        journey.letTheServerWork();
        journey.letTheServerWork();

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.ERASED);
        assertThat(pictures()).isFalse();
        assertThat(journey.documents.find(journey.number(), Documents.Kind.AGREEMENT_PREPARED))
                .isEmpty();
        assertThat(journey.ledger.of(journey.number())).isNotEmpty();
    }

    @Test
    void whoCancelsAfterPayingGetsTheMoneyBack() {
        journey.until(RenewalStatus.PAID);
        var order = journey.payment.order();
        journey.cancel(CancelReason.NO_LONGER_WANTED);
        journey.letTheServerWork();
        journey.letTheServerWork();
        journey.parties.wallet.finishRefund(order, journey.clock.instant());
        journey.letTheServerWork();

        assertThat(journey.orders.find(order).orElseThrow().value()).isInstanceOf(PaymentOrder.Refunded.class);
        assertThat(journey.parties.phone.received().getLast())
                .containsExactly(journey.number().value(), "200.00");
    }

    @Test
    void whoPaysAnApplicationThatWasCancelledMeanwhileGetsTheMoneyBack() {
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);
        var order = journey.payment.order();
        journey.payment.payOnThePhone();
        journey.cancel(CancelReason.NO_LONGER_WANTED);
        journey.letTheServerWork();
        journey.letTheServerWork();
        journey.parties.wallet.finishRefund(order, journey.clock.instant());
        journey.letTheServerWork();

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.CANCELLED);
        assertThat(journey.ledger.of(journey.number()))
                .anyMatch(entry -> order.value().equals(entry.facts().get("order"))
                        && "OrderNotCurrent".equals(entry.facts().get("refused")));
        assertThat(journey.orders.find(order).orElseThrow().value()).isInstanceOf(PaymentOrder.Refunded.class);
    }

    @Test
    void theUKeyShowsAllItsApplications() {
        journey.until(RenewalStatus.IDENTIFIED);
        var first = journey.number();
        journey.cancel(CancelReason.NO_LONGER_WANTED);
        journey.until(RenewalStatus.COMPLETED);

        var renewals = journey.useCases.renewalsOfToken();
        var byOldCertificate = renewals.of(journey.old().signing().fingerprint());

        assertThat(byOldCertificate)
                .extracting(line -> line.application().number())
                .containsExactly(journey.number(), first);
        assertThat(byOldCertificate.getFirst().payments()).hasSize(1);
        assertThat(renewals.belong(journey.old().encryption().fingerprint(), first))
                .isFalse();
    }

    private boolean pictures() {
        return journey.documents
                .find(journey.number(), Documents.Kind.ID_CARD_FRONT)
                .isPresent();
    }

    private ResumeByNumber resume() {
        return journey.useCases.resumeByNumber();
    }

    private static ResumeByNumber.Claim claim(ApplicationNumber number, MobileNumber mobile) {
        return new ResumeByNumber.Claim(number, mobile, RenewalJourney.ADDRESS);
    }
}
