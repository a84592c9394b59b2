package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.application.handler.IdentifyHandler;
import org.yanqi.application.handler.KeepPicture;
import org.yanqi.application.handler.SendOneTimeCode;
import org.yanqi.application.memory.InMemoryParties;
import org.yanqi.application.memory.ToyPki;
import org.yanqi.application.payment.ReceivePaymentNotification;
import org.yanqi.application.port.AtOnce;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.Pictures;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.FacePending;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/** What bad input gets: a reason that can be said, and the application as it was. */
class RefusedRenewalTest {
    private static final BiddingDeclaration BIDDING_SOON = BiddingDeclaration.inUse(
            new OwnBid(RenewalJourney.TODAY.plus(Duration.ofDays(20)), OwnBid.Upload.NOT_UPLOADED));

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void aWrongPhraseIsToldApart() {
        opened(journey);

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
    void aRevokedCertificateIsNeverRenewed() {
        acknowledged(journey);
        journey.authority.supersede(journey.old().signing().serial(), RenewalJourney.TODAY);

        assertRefused(journey.presentCertificate(), Refusal.CertificateRevoked.class);
    }

    @Test
    void aCertificateBeforeItsWindowIsToldTheDay() {
        var early = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.plus(Duration.ofDays(91)));
        acknowledged(early);

        var refusal = refusal(early.presentCertificate(), Refusal.WindowNotOpen.class);

        assertThat(refusal.opens()).isEqualTo(RenewalJourney.TODAY.plus(Duration.ofDays(1)));
    }

    @Test
    void aCertificateThatExpiredOverAYearAgoNeedsAReviewerBeforeTheFaceCheck() {
        var late = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.minus(Duration.ofDays(366)));
        identified(late);

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
        acknowledged(foreign);

        assertRefused(foreign.presentCertificate(), Refusal.IssuerNotServed.class);
    }

    @Test
    void aProofByAnotherKeyProvesNothing() {
        acknowledged(journey);

        Outcome outcome = journey.presentCertificate(journey.old().encryption());

        assertRefused(outcome, Refusal.PossessionNotProved.class);
    }

    @Test
    void aBidThatIsSealedDefersTheRenewal() {
        acknowledged(journey);
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
        presented(journey);
        var first = journey.number();

        acknowledged(journey);
        Outcome outcome = journey.presentCertificate();

        assertThat(refusal(outcome, Refusal.RenewalUnderWay.class).application())
                .isEqualTo(first);
    }

    @Test
    void anotherOrganisationsDocumentIsRefused() {
        presented(journey);
        journey.uploadPictures();
        journey.verifyMobile();
        var other = new Applicant(
                new OrganisationName("另一家公司"),
                RenewalJourney.ORGANISATION.creditCode(),
                RenewalJourney.ORGANISATION.document());

        var refusal = refusal(journey.identify(other, RenewalJourney.LI_MING), Refusal.ApplicantIsNotHolder.class);

        assertThat(refusal.holder()).isEqualTo("在线延期测试");
        assertThat(refusal.applicant()).isEqualTo("另一家公司");
    }

    @Test
    void aCardThatHasExpiredIsRefused() {
        presented(journey);
        journey.uploadPictures();
        journey.verifyMobile();
        Handler handler = RenewalJourney.LI_MING;
        var expired = new Handler(
                handler.name(),
                handler.idNumber(),
                new CardValidity.Until(LocalDate.of(2025, 7, 10)),
                handler.mobile());

        assertRefused(journey.identify(RenewalJourney.ORGANISATION, expired), Refusal.CardExpired.class);
    }

    @Test
    void aMobileNumberThatHasNotAnsweredIsRefused() {
        presented(journey);
        journey.uploadPictures();

        assertRefused(decided(journey.identify()), Refusal.MobileNotVerified.class);
    }

    @Test
    void missingPicturesAreNamed() {
        presented(journey);

        assertThat(journey.identify())
                .isInstanceOfSatisfying(
                        IdentifyHandler.Outcome.PicturesMissing.class,
                        missing -> assertThat(missing.kinds()).hasSize(3));
    }

    @Test
    void aFileThatIsNoPictureIsRefused() {
        presented(journey);

        var outcome = journey.keepPicture(Documents.Kind.ID_CARD_FRONT, Bytes.of(new byte[200]));

        assertThat(outcome).isEqualTo(new KeepPicture.Outcome.Refused(new Pictures.Reading.NotAPicture()));
    }

    @Test
    void aCodeThatIsWrongFiveTimesLocksTheNumber() {
        presented(journey);
        String purpose = journey.number().value();
        journey.useCases
                .sendOneTimeCode()
                .handle(new SendOneTimeCode.Command(purpose, RenewalJourney.MOBILE, RenewalJourney.ADDRESS));
        var wrong = new AnswerOneTimeCode.Command(purpose, RenewalJourney.MOBILE, "no code");

        for (int left = 4; left >= 1; left--) {
            assertThat(journey.useCases.answerOneTimeCode().handle(wrong))
                    .isEqualTo(new AnswerOneTimeCode.Outcome.Wrong(left));
        }
        assertThat(journey.useCases.answerOneTimeCode().handle(wrong))
                .isEqualTo(new AnswerOneTimeCode.Outcome.Locked(RenewalJourney.TODAY.plus(Duration.ofMinutes(30))));

        var right = new AnswerOneTimeCode.Command(purpose, RenewalJourney.MOBILE, journey.parties.phone.lastCode());
        assertThat(journey.useCases.answerOneTimeCode().handle(right))
                .isInstanceOf(AnswerOneTimeCode.Outcome.Locked.class);
    }

    @Test
    void guessesAtTheSameMomentAreCountedOneByOne() {
        presented(journey);
        String purpose = journey.number().value();
        journey.useCases
                .sendOneTimeCode()
                .handle(new SendOneTimeCode.Command(purpose, RenewalJourney.MOBILE, RenewalJourney.ADDRESS));
        var wrong = new AnswerOneTimeCode.Command(purpose, RenewalJourney.MOBILE, "no code");

        var outcomes =
                AtOnce.doing(8, count -> journey.useCases.answerOneTimeCode().handle(wrong));

        assertThat(outcomes)
                .filteredOn(AnswerOneTimeCode.Outcome.Wrong.class::isInstance)
                .extracting(outcome -> ((AnswerOneTimeCode.Outcome.Wrong) outcome).answersLeft())
                .containsExactlyInAnyOrder(4, 3, 2, 1);
        assertThat(outcomes)
                .filteredOn(AnswerOneTimeCode.Outcome.Locked.class::isInstance)
                .hasSize(4);
    }

    @Test
    void aFormThatComesBackWithACodeThatWasTakenIsNotRefusedForIt() {
        presented(journey);
        journey.verifyMobile();
        var again = new AnswerOneTimeCode.Command(
                journey.number().value(), RenewalJourney.MOBILE, journey.parties.phone.lastCode());

        assertThat(journey.useCases.answerOneTimeCode().handle(again)).isEqualTo(new AnswerOneTimeCode.Outcome.Right());
    }

    @Test
    void aFaceThatFailsThreeTimesIsForAReviewer() {
        identified(journey);

        for (int attempt = 1; attempt <= 3; attempt++) {
            journey.consentToFaceCheck();
            journey.parties.face.answer(check(journey), new FaceResult.Failed(FaceResult.Reason.LIVENESS));
            journey.followFaceCheck();
        }

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.UNDER_REVIEW);
    }

    @Test
    void anotherPersonsFaceIsAFailureThatIsTold() {
        identified(journey);
        journey.consentToFaceCheck();
        String request = check(journey);
        var other = new FaceResult.Passed(new PersonName("王芳"), RenewalJourney.LI_MING.idNumber(), request, "evidence");
        journey.parties.face.answer(request, other);

        int entries = journey.ledger.of(journey.number()).size();

        journey.followFaceCheck();
        journey.followFaceCheck();

        assertThat(journey.application())
                .isInstanceOfSatisfying(
                        Identified.class,
                        again -> assertThat(again.lastFailure()).contains(FaceResult.Reason.ANOTHER_PERSON));
        assertThat(journey.ledger.of(journey.number())).hasSize(entries + 1);
    }

    @Test
    void aProviderThatIsDownLosesNothing() {
        identified(journey);
        journey.parties.face.isDown = true;
        Optional<UnavailableException> failure = Optional.empty();
        try {
            journey.consentToFaceCheck();
        } catch (UnavailableException e) {
            failure = Optional.of(e);
        }
        assertThat(failure).map(UnavailableException::party).contains("face");
        assertThat(journey.application()).isInstanceOf(FacePending.class);

        journey.parties.face.isDown = false;
        journey.followFaceCheck();
        journey.passFaceCheck();

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.FACE_VERIFIED);
    }

    @Test
    void aForgedNotificationIsNeitherBelievedNorKept() {
        signed(journey);
        journey.chooseTerm(1);

        var outcome = journey.receiveNotification(Bytes.of("forged".getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome).isInstanceOf(ReceivePaymentNotification.Outcome.Forged.class);
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.SIGNED);
    }

    @Test
    void aRepeatedNotificationChangesNothing() {
        signed(journey);
        journey.chooseTerm(1);
        journey.payOnThePhone();
        journey.receiveNotification();
        RenewalApplication paid = journey.application();

        journey.receiveNotification();

        assertThat(journey.application()).isEqualTo(paid);
    }

    @Test
    void aPaymentOfAnotherAmountDoesNotCount() {
        signed(journey);
        journey.chooseTerm(1);
        journey.parties.wallet.pay(journey.order(), Money.yuan(1), RenewalJourney.TODAY);

        var wrong = journey.order();

        assertRefused(journey.followPayment(), Refusal.AmountDiffers.class);

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.SIGNED);
        assertThat(journey.orders.find(wrong).orElseThrow().value()).isInstanceOf(PaymentOrder.RefundOwed.class);
        journey.letTheServerWork();
        journey.parties.wallet.finishRefund(wrong, RenewalJourney.TODAY);
        journey.letTheServerWork();
        assertThat(journey.parties.wallet.givenBack(wrong)).isEqualTo(Money.yuan(1));
        assertThat(journey.orders.open(10)).isEmpty();
        journey.chooseTerm(1);
        journey.pay();
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.PAID);
    }

    @Test
    void anOrderThatIsPaidAtTheLastMomentCountsAndNoOtherIsMade() {
        signed(journey);
        journey.chooseTerm(1);
        var first = journey.order();
        journey.payOnThePhone();

        journey.chooseTerm(2);

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.PAID);
        assertThat(journey.order()).isEqualTo(first);
    }

    @Test
    void anOrderThatIsPaidAfterItWasClosedIsOwedBack() {
        signed(journey);
        journey.chooseTerm(1);
        var first = journey.order();
        journey.chooseTerm(2);
        journey.parties.wallet.pay(first, RenewalJourney.TODAY);

        journey.receiveNotification(InMemoryParties.Wallet.notification(first));

        assertThat(journey.orders.find(first).orElseThrow().value()).isInstanceOf(PaymentOrder.RefundOwed.class);
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.SIGNED);
    }

    @Test
    void anotherAmountThatComesTooLateIsOwedBackAndWrittenDown() {
        signed(journey);
        journey.chooseTerm(1);
        var first = journey.order();
        journey.chooseTerm(2);
        journey.parties.wallet.pay(first, Money.yuan(1), RenewalJourney.TODAY);

        journey.receiveNotification(InMemoryParties.Wallet.notification(first));
        journey.receiveNotification(InMemoryParties.Wallet.notification(first));
        journey.letTheServerWork();
        journey.parties.wallet.finishRefund(first, RenewalJourney.TODAY);
        journey.letTheServerWork();

        assertThat(journey.parties.wallet.givenBack(first)).isEqualTo(Money.yuan(1));
        assertThat(entries("SettlePayment"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facts())
                        .containsEntry("refused", "OrderNotCurrent")
                        .containsEntry("order", first.value())
                        .containsEntry("askedFen", "20000")
                        .containsEntry("givenFen", "100"));
    }

    @Test
    void anotherAmountThatIsFoundWhenTheTermIsChangedIsOwedBackToo() {
        signed(journey);
        journey.chooseTerm(1);
        var first = journey.order();
        journey.parties.wallet.pay(first, Money.yuan(1), RenewalJourney.TODAY);

        assertRefused(journey.chooseTerm(2), Refusal.AmountDiffers.class);

        assertThat(journey.orders.find(first).orElseThrow().value()).isInstanceOf(PaymentOrder.RefundOwed.class);
        assertThat(journey.chooseTerm(2)).isInstanceOf(Outcome.Now.class);
        assertThat(journey.order()).isNotEqualTo(first);
    }

    @Test
    void aRefundThatTheProviderCannotMakeIsWrittenDownOnceAndFollowedUntilItIsDone() {
        signed(journey);
        journey.chooseTerm(1);
        var wrong = journey.order();
        journey.parties.wallet.pay(wrong, Money.yuan(1), RenewalJourney.TODAY);
        journey.followPayment();
        journey.letTheServerWork();
        journey.parties.wallet.failRefund(wrong, "ABNORMAL");
        journey.letTheServerWork();
        journey.letTheServerWork();

        assertThat(entries("RefundFailed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facts())
                        .containsEntry("reason", "ABNORMAL")
                        .containsEntry("order", wrong.value()));
        assertThat(journey.orders.failedRefunds(10))
                .singleElement()
                .satisfies(order -> assertThat(order.number()).isEqualTo(wrong));
        journey.clock.forward(Duration.ofHours(1));
        journey.letTheServerWork();
        assertThat(journey.orders.failedRefunds(10))
                .singleElement()
                .isInstanceOfSatisfying(
                        PaymentOrder.RefundFailed.class,
                        failed -> assertThat(failed.at()).isEqualTo(journey.clock.instant()));

        journey.parties.wallet.finishRefund(wrong, RenewalJourney.TODAY);
        journey.letTheServerWork();
        assertThat(journey.orders.failedRefunds(10)).hasSize(1);
        journey.clock.forward(Duration.ofHours(1));
        journey.letTheServerWork();

        assertThat(journey.orders.find(wrong).orElseThrow().value()).isInstanceOf(PaymentOrder.Refunded.class);
        assertThat(entries("RefundFailed")).hasSize(1);
        assertThat(entries("Refund")).hasSize(1);
    }

    @Test
    void whoFollowsAPaymentAtTheSameMomentAsTheServerIsToldHowItStands() {
        signed(journey);
        journey.chooseTerm(1);
        journey.parties.wallet.pay(journey.order(), Money.yuan(1), RenewalJourney.TODAY);

        assertThat(AtOnce.doing(6, count -> journey.followPayment()))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfAny(Outcome.Now.class, Outcome.Refused.class));
    }

    private List<AuditEntry> entries(String act) {
        return journey.ledger.of(journey.number()).stream()
                .filter(entry -> entry.act().equals(act))
                .toList();
    }

    @Test
    void aKeyThatWasSeenBeforeIsRefused() {
        paid(journey);
        journey.generateKey();
        var used = journey.application()
                .reached(Issuing.class)
                .orElseThrow()
                .order()
                .request();
        journey.install();
        journey.retireOldKey();
        paid(journey);
        journey.generateKeyTicket();

        assertRefused(journey.submit(used.der(), journey.old().signing()), Refusal.KeyReused.class);
    }

    @Test
    void aRequestForAnotherSubjectIsRefused() {
        paid(journey);
        journey.generateKeyTicket();
        Bytes other = new ToyPki().request(DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", "另一家公司"));

        assertRefused(journey.submit(other, journey.old().signing()), Refusal.SubjectChanged.class);
    }

    @Test
    void aRequestThatTheOldKeyDoesNotVouchForIsRefused() {
        paid(journey);
        journey.generateKeyTicket();
        Bytes request = new ToyPki().request(TestPki.HOLDER);

        assertRefused(journey.submit(request, journey.old().encryption()), Refusal.BindingNotProved.class);
    }

    @Test
    void aStepThatIsSkippedIsRefusedAndTheApplicationStays() {
        acknowledged(journey);

        assertRefused(journey.consentToFaceCheck(), Refusal.StepNotReached.class);
        assertRefused(journey.signAgreement(), Refusal.StepNotReached.class);
        assertRefused(journey.retireOldKey(), Refusal.StepNotReached.class);
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.ACKNOWLEDGED);
    }

    private static void opened(RenewalJourney journey) {
        journey.answerQuestionnaire(BiddingDeclaration.NOT_IN_USE);
    }

    private static void acknowledged(RenewalJourney journey) {
        opened(journey);
        journey.readNotices();
    }

    private static void presented(RenewalJourney journey) {
        acknowledged(journey);
        journey.presentCertificate();
    }

    private static void identified(RenewalJourney journey) {
        presented(journey);
        journey.uploadPictures();
        journey.verifyMobile();
        journey.identify();
    }

    private static void signed(RenewalJourney journey) {
        identified(journey);
        journey.consentToFaceCheck();
        journey.passFaceCheck();
        journey.signAgreement();
    }

    private static void paid(RenewalJourney journey) {
        signed(journey);
        journey.chooseTerm(1);
        journey.pay();
    }

    private static String check(RenewalJourney journey) {
        return ((FacePending) journey.application()).check().request();
    }

    private static Outcome decided(IdentifyHandler.Outcome outcome) {
        return assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(IdentifyHandler.Outcome.Decided.class))
                .actual()
                .outcome();
    }

    private static <R extends Refusal> R refusal(IdentifyHandler.Outcome outcome, Class<R> type) {
        return refusal(decided(outcome), type);
    }

    private static <R extends Refusal> R refusal(Outcome outcome, Class<R> type) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Refusal refusal = ((Outcome.Refused) outcome).refusal();
        assertThat(refusal).isInstanceOf(type);
        return type.cast(refusal);
    }

    private static void assertRefused(Outcome outcome, Class<? extends Refusal> type) {
        refusal(outcome, type);
    }

    private static void assertRefused(IdentifyHandler.Outcome outcome, Class<? extends Refusal> type) {
        refusal(outcome, type);
    }
}
