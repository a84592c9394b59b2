package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.application.fixture.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.memory.InMemoryParties;
import org.yanqi.application.payment.ReceivePaymentNotification;
import org.yanqi.application.port.AtOnce;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/** Money that is not taken for the fee: it is told, and goes back. */
class RefusedPaymentTest {
    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void aForgedNotificationIsNeitherBelievedNorKept() {
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);

        var outcome = journey.payment.receiveNotification(Bytes.of("forged".getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome).isInstanceOf(ReceivePaymentNotification.Outcome.Forged.class);
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.SIGNED);
    }

    @Test
    void aRepeatedNotificationChangesNothing() {
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);
        journey.payment.payOnThePhone();
        journey.payment.receiveNotification();
        RenewalApplication paid = journey.application();

        journey.payment.receiveNotification();

        assertThat(journey.application()).isEqualTo(paid);
    }

    @Test
    void aPaymentOfAnotherAmountDoesNotCount() {
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);
        var wrong = journey.payment.order();
        journey.parties.wallet.pay(wrong, Money.yuan(1), RenewalJourney.TODAY);

        assertRefused(journey.payment.followPayment(), Refusal.AmountDiffers.class);

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.SIGNED);
        assertThat(journey.orders.find(wrong).orElseThrow().value()).isInstanceOf(PaymentOrder.RefundOwed.class);
        journey.letTheServerWork();
        journey.parties.wallet.finishRefund(wrong, RenewalJourney.TODAY);
        journey.letTheServerWork();
        assertThat(journey.parties.wallet.givenBack(wrong)).isEqualTo(Money.yuan(1));
        assertThat(journey.orders.open(10)).isEmpty();
        journey.payment.chooseTerm(1);
        journey.payment.pay();
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.PAID);
    }

    @Test
    void anOrderThatIsPaidAtTheLastMomentCountsAndNoOtherIsMade() {
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);
        var first = journey.payment.order();
        journey.payment.payOnThePhone();

        journey.payment.chooseTerm(2);

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.PAID);
        assertThat(journey.payment.order()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void anOrderThatIsPaidAfterItWasClosedIsOwedBackWhateverWasPaidAndWrittenDown(int yuan) {
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);
        var first = journey.payment.order();
        journey.payment.chooseTerm(2);
        journey.parties.wallet.pay(first, Money.yuan(yuan), RenewalJourney.TODAY);

        journey.payment.receiveNotification(InMemoryParties.Wallet.notification(first));
        assertThat(journey.orders.find(first).orElseThrow().value()).isInstanceOf(PaymentOrder.RefundOwed.class);
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.SIGNED);
        journey.payment.receiveNotification(InMemoryParties.Wallet.notification(first));
        journey.letTheServerWork();
        journey.parties.wallet.finishRefund(first, RenewalJourney.TODAY);
        journey.letTheServerWork();

        assertThat(journey.parties.wallet.givenBack(first)).isEqualTo(Money.yuan(yuan));
        assertThat(entries("SettlePayment"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facts())
                        .containsEntry("refused", "OrderNotCurrent")
                        .containsEntry("order", first.value())
                        .containsEntry("askedFen", "20000")
                        .containsEntry("givenFen", yuan + "00"));
    }

    @Test
    void anotherAmountThatIsFoundWhenTheTermIsChangedIsOwedBackToo() {
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);
        var first = journey.payment.order();
        journey.parties.wallet.pay(first, Money.yuan(1), RenewalJourney.TODAY);

        assertRefused(journey.payment.chooseTerm(2), Refusal.AmountDiffers.class);

        assertThat(journey.orders.find(first).orElseThrow().value()).isInstanceOf(PaymentOrder.RefundOwed.class);
        assertThat(journey.payment.chooseTerm(2)).isInstanceOf(Outcome.Now.class);
        assertThat(journey.payment.order()).isNotEqualTo(first);
    }

    @Test
    void aRefundThatTheProviderCannotMakeIsWrittenDownOnceAndFollowedUntilItIsDone() {
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);
        var wrong = journey.payment.order();
        journey.parties.wallet.pay(wrong, Money.yuan(1), RenewalJourney.TODAY);
        journey.payment.followPayment();
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
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);
        journey.parties.wallet.pay(journey.payment.order(), Money.yuan(1), RenewalJourney.TODAY);

        assertThat(AtOnce.doing(6, count -> journey.payment.followPayment()))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfAny(Outcome.Now.class, Outcome.Refused.class));
    }

    private List<AuditEntry> entries(String act) {
        return journey.ledger.of(journey.number()).stream()
                .filter(entry -> entry.act().equals(act))
                .toList();
    }
}
