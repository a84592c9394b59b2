package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.RenewalCommand;

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
            journey -> journey.chooseTerm(1),
            RenewalJourney::payOnThePhone,
            RenewalJourney::receiveNotification,
            RenewalJourney::followPayment,
            RenewalJourney::letTheServerWork,
            RenewalJourney::generateKey,
            RenewalJourney::letTheServerWork,
            RenewalJourney::install,
            RenewalJourney::retireOldKey,
            RenewalJourney::letTheServerWork,
            RenewalJourney::letTheServerWork,
            RenewalJourney::requestInvoice,
            RenewalJourney::letTheServerWork);

    @ParameterizedTest
    @EnumSource(FaultPoints.Point.class)
    void aRenewalThatIsInterruptedAnywhereStillEndsWithOnePairOnePaymentAndOneInvoice(FaultPoints.Point point) {
        var journey = RenewalJourney.withExpiredCertificate();
        journey.answerQuestionnaire(BiddingUse.NOT_IN_USE);
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

    @Test
    void theJourneyPassesEveryFaultPoint() {
        var journey = RenewalJourney.withExpiredCertificate();
        journey.answerQuestionnaire(BiddingUse.NOT_IN_USE);

        SCREENS.forEach(screen -> screen.accept(journey));

        assertThat(journey.pointsPassed).containsExactlyInAnyOrder(FaultPoints.Point.values());
    }

    private static void survive(RenewalJourney journey, Consumer<RenewalJourney> screen) {
        try {
            screen.accept(journey);
        } catch (RenewalJourney.ProcessDied died) {
            journey.clock.forward(Duration.ofMinutes(2));
            screen.accept(journey);
        }
    }
}
