package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.InMemoryServer;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.TakenBack;

/** The process dies at every place where it may, once; the handler does the step again, and the journey ends as if nothing had been. */
class InterruptedRenewalTest {
    private static final List<Consumer<RenewalJourney>> SCREENS = List.of(
            RenewalJourney::readNotices,
            RenewalJourney::presentCertificate,
            RenewalJourney::uploadPictures,
            RenewalJourney::verifyMobile,
            RenewalJourney::identify,
            RenewalJourney::consentToFaceCheck,
            RenewalJourney::followFaceCheck,
            RenewalJourney::passFaceCheck,
            RenewalJourney::signAgreement,
            journey -> journey.payment.chooseTerm(1),
            journey -> journey.payment.payOnThePhone(),
            journey -> journey.payment.receiveNotification(),
            journey -> journey.payment.followPayment(),
            RenewalJourney::letTheServerWork,
            journey -> journey.ukey.generateKey(),
            RenewalJourney::letTheServerWork,
            journey -> journey.ukey.install(),
            journey -> journey.ukey.retireOldKey(),
            RenewalJourney::letTheServerWork,
            RenewalJourney::letTheServerWork,
            journey -> journey.payment.requestInvoice(),
            RenewalJourney::letTheServerWork);

    @ParameterizedTest
    @EnumSource(
            value = FaultPoints.Point.class,
            mode = EnumSource.Mode.MATCH_NONE,
            names = "(REFUND|MACHINE|TAK(ING|EN)_BACK)_.*")
    void aRenewalThatIsInterruptedAnywhereStillEndsWithOnePairOnePaymentAndOneInvoice(FaultPoints.Point point) {
        var journey = RenewalJourney.withExpiredCertificate();
        journey.answerQuestionnaire(BiddingDeclaration.NOT_IN_USE);
        journey.dieAt(point);

        SCREENS.forEach(screen -> survive(journey, screen));

        assertThat(journey.application()).isInstanceOf(Completed.class);
        assertThat(journey.pointsPassed).contains(point);
        var paid = journey.application().reached(Paid.class).orElseThrow();
        assertThat(journey.orders.find(paid.choice().order()).orElseThrow().value())
                .isInstanceOf(PaymentOrder.Settled.class);
        assertThat(journey.orders.open(10)).isEmpty();
        assertThat(journey.ledger.of(journey.number()))
                .filteredOn(entry -> entry.act().equals(RenewalCommand.RecordIssuance.class.getSimpleName()))
                .hasSize(1);
        assertThat(journey.invoices.of(journey.number()).orElseThrow().value()).isInstanceOf(Invoice.Issued.class);
    }

    @ParameterizedTest
    @EnumSource(value = FaultPoints.Point.class, mode = EnumSource.Mode.MATCH_ALL, names = "REFUND_.*")
    void aRefundThatIsInterruptedGivesTheMoneyBackOnce(FaultPoints.Point point) {
        var journey = paidJourney();
        journey.cancel(CancelReason.NO_LONGER_WANTED);
        journey.dieAt(point);

        for (int turn = 0; turn < 4; turn++) {
            survive(journey, RenewalJourney::letTheServerWork);
        }
        journey.parties.wallet.finishRefund(journey.payment.order(), journey.clock.instant());
        journey.letTheServerWork();

        assertThat(journey.pointsPassed).contains(point);
        assertThat(journey.orders.find(journey.payment.order()).orElseThrow().value())
                .isInstanceOf(PaymentOrder.Refunded.class);
        assertThat(journey.parties.wallet.givenBack(journey.payment.order())).isEqualTo(Money.yuan(200));
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultPoints.Point.class,
            mode = EnumSource.Mode.MATCH_ALL,
            names = "(TAK(ING|EN)_BACK|REFUND)_.*")
    void aTakingBackThatIsInterruptedRevokesBothAndGivesTheMoneyBackOnce(FaultPoints.Point point) {
        var journey = RenewalJourney.withExpiredCertificate().until(RenewalStatus.ISSUED);
        CertificatePair renewed =
                journey.application().reached(Issued.class).orElseThrow().renewed();
        long seen = journey.seen();
        journey.dieAt(point);

        survive(journey, office -> office.takeBack(seen, "电子钥匙丢失了新私钥"));
        for (int turn = 0; turn < 4; turn++) {
            survive(journey, RenewalJourney::letTheServerWork);
        }
        journey.parties.wallet.finishRefund(journey.payment.order(), journey.clock.instant());
        journey.letTheServerWork();

        assertThat(journey.pointsPassed).contains(point);
        assertThat(journey.application()).isInstanceOf(TakenBack.class);
        assertThat(journey.revocations.all())
                .extracting(Revocations.Revocation::serial, Revocations.Revocation::reason)
                .containsExactlyInAnyOrder(
                        tuple(renewed.signing().serial(), Revocations.Reason.CESSATION_OF_OPERATION),
                        tuple(renewed.encryption().serial(), Revocations.Reason.CESSATION_OF_OPERATION));
        assertThat(journey.ledger.of(journey.number()))
                .filteredOn(entry -> entry.act().equals("TakeBack"))
                .hasSize(1);
        assertThat(journey.orders.find(journey.payment.order()).orElseThrow().value())
                .isInstanceOf(PaymentOrder.Refunded.class);
        assertThat(journey.parties.wallet.givenBack(journey.payment.order())).isEqualTo(Money.yuan(200));
    }

    @Test
    void theJourneysPassEveryFaultPoint() {
        var completed = RenewalJourney.withExpiredCertificate();
        completed.answerQuestionnaire(BiddingDeclaration.NOT_IN_USE);
        SCREENS.forEach(screen -> screen.accept(completed));
        var cancelled = paidJourney();
        cancelled.cancel(CancelReason.NO_LONGER_WANTED);
        for (int turn = 0; turn < 3; turn++) {
            cancelled.letTheServerWork();
        }

        var takenBack = RenewalJourney.withExpiredCertificate().until(RenewalStatus.ISSUED);
        takenBack.takeBack("电子钥匙丢失了新私钥");
        takenBack.letTheServerWork();

        assertThat(Stream.of(completed, cancelled, takenBack).flatMap(journey -> journey.pointsPassed.stream()))
                .containsOnlyElementsOf(Stream.of(FaultPoints.Point.values())
                        .filter(point -> !point.name().startsWith("MACHINE_"))
                        .toList());
    }

    private static RenewalJourney paidJourney() {
        var journey = RenewalJourney.withExpiredCertificate();
        journey.answerQuestionnaire(BiddingDeclaration.NOT_IN_USE);
        SCREENS.subList(0, SCREENS.size() - 9).forEach(screen -> screen.accept(journey));
        assertThat(journey.application()).isInstanceOf(Paid.class);
        return journey;
    }

    private static void survive(RenewalJourney journey, Consumer<RenewalJourney> screen) {
        try {
            screen.accept(journey);
        } catch (InMemoryServer.ProcessDied died) {
            journey.clock.forward(Duration.ofMinutes(2));
            screen.accept(journey);
        }
    }
}
