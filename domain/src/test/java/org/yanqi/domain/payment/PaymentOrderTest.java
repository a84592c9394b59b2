package org.yanqi.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a payment order, on time, late, twice and with another amount. */
class PaymentOrderTest {
    private static final Instant NOW = Instant.parse("2025-07-11T02:00:00Z");
    private static final PaymentOrder.Request REQUEST = new PaymentOrder.Request(
            new OrderNumber("YQ20250711-000123-1"), "YQ20250711-000123", Money.yuan(200), NOW, NOW.plusSeconds(1800));
    private static final Settlement PAID = new Settlement("4200001234", Money.yuan(200), NOW.plusSeconds(60));
    private static final PaymentOrder.Created CREATED = new PaymentOrder.Created(REQUEST);
    private static final PaymentOrder.AwaitingPayment AWAITING = CREATED.await("weixin://wxpay/bizpayurl?pr=abc");
    private static final PaymentOrder.Settled SETTLED = new PaymentOrder.Settled(REQUEST, PAID);
    private static final PaymentOrder.Closed CLOSED = new PaymentOrder.Closed(REQUEST, NOW.plusSeconds(30));
    private static final PaymentOrder.RefundOwed OWED = SETTLED.unneeded();
    private static final PaymentOrder.Refunding REFUNDING = OWED.begin("R-1");
    private static final PaymentOrder.Refunded REFUNDED = REFUNDING.done(NOW.plusSeconds(90));
    private static final PaymentOrder.RefundFailed FAILED = REFUNDING.failed("ABNORMAL", NOW.plusSeconds(90));
    private static final List<PaymentOrder> MONEY_HAS_COME = List.of(SETTLED, OWED, REFUNDING, FAILED, REFUNDED);

    @Test
    void anOrderIsSettledByTheProvidersWord() {
        assertThat(AWAITING.settle(PAID)).isEqualTo(new PaymentOrder.Settling.Changed(SETTLED));
    }

    @Test
    void evenIfTheProvidersAnswerToOurOrderWasLost() {
        assertThat(CREATED.settle(PAID)).isEqualTo(new PaymentOrder.Settling.Changed(SETTLED));
    }

    @Test
    void moneyThatComesTooLateIsOwedBack() {
        assertThat(CLOSED.settle(PAID)).isEqualTo(new PaymentOrder.Settling.Changed(OWED));
    }

    @Test
    void aSettlementHeardTwiceChangesNothing() {
        assertThat(MONEY_HAS_COME)
                .allSatisfy(
                        order -> assertThat(order.settle(PAID)).isEqualTo(new PaymentOrder.Settling.KnownAlready()));
    }

    @Test
    void anotherAmountIsTakenForNeitherPaidNorUnpaid() {
        var tooLittle = new Settlement("4200001234", new Money(19_999), NOW);
        var differs = new PaymentOrder.Settling.AmountDiffers(Money.yuan(200), new Money(19_999));
        assertThat(CREATED.settle(tooLittle)).isEqualTo(differs);
        assertThat(AWAITING.settle(tooLittle)).isEqualTo(differs);
    }

    @Test
    void anotherAmountThatComesTooLateIsOwedBackAsItCame() {
        var tooLittle = new Settlement("4200001234", new Money(19_999), NOW);
        assertThat(CLOSED.settle(tooLittle))
                .isEqualTo(new PaymentOrder.Settling.Changed(new PaymentOrder.RefundOwed(REQUEST, tooLittle)));
    }

    @Test
    void anotherAmountByTheProvidersBooksIsOwedBackAsItCame() {
        var tooLittle = new Settlement("4200001234", new Money(19_999), NOW);
        assertThat(List.of(CREATED, AWAITING, CLOSED))
                .allSatisfy(order -> assertThat(order.paidWrongly(tooLittle))
                        .contains(new PaymentOrder.RefundOwed(REQUEST, tooLittle)));
        assertThat(MONEY_HAS_COME)
                .allSatisfy(order -> assertThat(order.paidWrongly(tooLittle)).isEmpty());
    }

    @Test
    void aRefundThatFailedIsTheSameRefundWhenItIsAskedAboutAgain() {
        assertThat(FAILED.again()).isEqualTo(REFUNDING);
        assertThat(FAILED.reason()).isEqualTo("ABNORMAL");
        assertThat(FAILED.at()).isEqualTo(NOW.plusSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "账户异常", "two\nlines"})
    void whyARefundFailedIsOneWordOfTheProvider(String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> REFUNDING.failed(reason, NOW));
    }

    @Test
    void anOrderCanBeClosedUntilMoneyHasCome() {
        Instant at = NOW.plusSeconds(30);
        assertThat(CREATED.close(at)).contains(CLOSED);
        assertThat(AWAITING.close(at)).contains(CLOSED);
        assertThat(CLOSED.close(NOW.plusSeconds(500))).contains(CLOSED);
        assertThat(MONEY_HAS_COME)
                .allSatisfy(order -> assertThat(order.close(at)).isEmpty());
    }

    @Test
    void aRefundKeepsItsNumberAndTheSettlementItGivesBack() {
        assertThat(REFUNDED.refund()).isEqualTo("R-1");
        assertThat(MONEY_HAS_COME)
                .allSatisfy(order -> assertThat(order.settlementKnown()).contains(PAID));
        assertThat(List.of(CREATED, AWAITING, CLOSED))
                .allSatisfy(order -> assertThat(order.settlementKnown()).isEmpty());
    }

    @Test
    void everyStateKnowsItsNumber() {
        assertThat(List.of(CREATED, AWAITING, SETTLED, CLOSED, OWED, REFUNDING, FAILED, REFUNDED))
                .allSatisfy(order -> assertThat(order.number()).isEqualTo(REQUEST.number()));
    }

    @Test
    void anOrderExpiresAfterItWasCreated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaymentOrder.Request(REQUEST.number(), "A", Money.yuan(1), NOW, NOW));
    }

    @Test
    void aQrCodeHoldsSomethingOfReasonableSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> CREATED.await(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> CREATED.await("u".repeat(513)));
        assertThat(CREATED.await("u".repeat(512)).codeUrl()).hasSize(512);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "数字"})
    void transactionNumbersArePrintableAscii(String transaction) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Settlement(transaction, Money.yuan(1), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "order number", "YQ20250711-000123-1-and-much-more"})
    void orderNumbersAreWhatTheProviderTakes(String number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderNumber(number));
    }
}
