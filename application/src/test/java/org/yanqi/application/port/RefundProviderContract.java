package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.RefundProvider.Standing;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;

/** What everybody does who gives money back for us. */
public abstract class RefundProviderContract {
    private static final OrderNumber NUMBER = new OrderNumber("YQ20250711000123");
    private static final OrderNumber OTHER = new OrderNumber("YQ20250711000124");
    private static final Money FEE = Money.yuan(200);
    private static final Money NOTHING = new Money(0);

    private final Instant created = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    protected abstract RefundProvider refunds();

    /** The same provider, to whom the money was paid. */
    protected abstract PaymentProvider payments();

    /** The handler pays with the phone what this QR code asks for. */
    protected abstract void pay(OrderNumber number, String code);

    /** The provider gives back what it was asked for, unless it has done so already. */
    protected abstract void finish(PaymentOrder.Refunding refund);

    /** The provider finds that it cannot give back what it was asked for. */
    protected abstract void fail(PaymentOrder.Refunding refund);

    /** All that has come back to the payer of this order. */
    protected abstract Money givenBack(OrderNumber order);

    /** Does something while the provider gives no answer, whether it acts or not. */
    protected abstract void withoutAnswer(Runnable deed);

    @Test
    void a_refund_is_unknown_then_under_way_then_done() {
        var refund = refunding(NUMBER, "YQR20250711000123");
        assertThat(refunds().standing(refund)).isEqualTo(new Standing.Unknown());
        assertThat(refunds().refund(refund)).isInstanceOfAny(Standing.Underway.class, Standing.Done.class);
        finish(refund);
        assertThat(refunds().standing(refund)).isInstanceOf(Standing.Done.class);
    }

    @Test
    void the_whole_order_comes_back_to_the_payer() {
        var refund = refunding(NUMBER, "YQR20250711000123");
        assertThat(givenBack(NUMBER)).isEqualTo(NOTHING);
        refunds().refund(refund);
        finish(refund);
        assertThat(givenBack(NUMBER)).isEqualTo(FEE);
    }

    @Test
    void a_refund_asked_for_again_is_the_same_refund() {
        var refund = refunding(NUMBER, "YQR20250711000123");
        refunds().refund(refund);
        assertThat(refunds().refund(refund)).isInstanceOfAny(Standing.Underway.class, Standing.Done.class);
        finish(refund);
        assertThat(refunds().refund(refund)).isInstanceOf(Standing.Done.class);
        assertThat(givenBack(NUMBER)).isEqualTo(FEE);
    }

    @Test
    void what_was_given_back_is_told_again_in_the_same_words() {
        var refund = refunding(NUMBER, "YQR20250711000123");
        refunds().refund(refund);
        finish(refund);
        assertThat(refunds().standing(refund)).isEqualTo(refunds().standing(refund));
    }

    @Test
    void what_cannot_be_given_back_is_said_with_a_reason() {
        var refund = refunding(NUMBER, "YQR20250711000123");
        refunds().refund(refund);
        fail(refund);
        assertThat(refunds().standing(refund))
                .isInstanceOfSatisfying(
                        Standing.Failed.class,
                        failed -> assertThat(failed.reason()).isNotBlank());
        assertThat(givenBack(NUMBER)).isEqualTo(NOTHING);
    }

    @Test
    void one_refund_says_nothing_about_another() {
        var refund = refunding(NUMBER, "YQR20250711000123");
        var other = refunding(OTHER, "YQR20250711000124");
        refunds().refund(refund);
        finish(refund);
        assertThat(refunds().standing(other)).isEqualTo(new Standing.Unknown());
        assertThat(givenBack(OTHER)).isEqualTo(NOTHING);
    }

    @Test
    void after_silence_the_refund_can_be_asked_for_again() {
        var refund = refunding(NUMBER, "YQR20250711000123");
        withoutAnswer(
                () -> assertThatThrownBy(() -> refunds().refund(refund)).isInstanceOf(UnavailableException.class));
        refunds().refund(refund);
        withoutAnswer(
                () -> assertThatThrownBy(() -> refunds().standing(refund)).isInstanceOf(UnavailableException.class));
        finish(refund);
        assertThat(refunds().standing(refund)).isInstanceOf(Standing.Done.class);
        assertThat(givenBack(NUMBER)).isEqualTo(FEE);
    }

    private PaymentOrder.Refunding refunding(OrderNumber number, String refund) {
        var request = new PaymentOrder.Request(
                number, "YQ20250711-000123", FEE, created, created.plus(Duration.ofMinutes(30)));
        pay(number, payments().place(request, "数字证书延期服务费").orElseThrow());
        var paid = (PaymentProvider.Standing.Paid) payments().standing(number);
        return new PaymentOrder.Refunding(request, paid.settlement(), refund);
    }
}
