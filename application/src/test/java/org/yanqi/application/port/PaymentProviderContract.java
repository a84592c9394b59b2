package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.PaymentProvider.Standing;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;

/** What everybody does who takes money for us. */
public abstract class PaymentProviderContract {
    protected static final OrderNumber NUMBER = new OrderNumber("YQ20250711000123");
    private static final OrderNumber OTHER = new OrderNumber("YQ20250711000124");
    private static final Money FEE = Money.yuan(200);

    /** A provider may refuse an order whose time is over: the time is the machine's. */
    private final Instant created = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    protected abstract PaymentProvider payments();

    /** The handler pays with the phone what this QR code asks for. */
    protected abstract void pay(OrderNumber number, String code);

    /** Does something while the provider gives no answer, whether it acts or not. */
    protected abstract void withoutAnswer(Runnable deed);

    @Test
    void an_order_is_unknown_then_unpaid_then_paid_with_its_amount() {
        assertThat(payments().standing(NUMBER)).isEqualTo(new Standing.Unknown());
        String code = placed(NUMBER);
        assertThat(code).isNotBlank().hasSizeLessThanOrEqualTo(512);
        assertThat(payments().standing(NUMBER)).isEqualTo(new Standing.Unpaid());
        pay(NUMBER, code);
        assertThat(payments().standing(NUMBER))
                .isInstanceOfSatisfying(
                        Standing.Paid.class,
                        paid -> assertThat(paid.settlement().amount()).isEqualTo(FEE));
    }

    @Test
    void what_was_paid_is_told_again_in_the_same_words() {
        pay(NUMBER, placed(NUMBER));
        assertThat(payments().standing(NUMBER)).isEqualTo(payments().standing(NUMBER));
    }

    @Test
    void an_order_placed_again_is_the_same_order() {
        placed(NUMBER);
        pay(NUMBER, placed(NUMBER));
        assertThat(payments().standing(NUMBER))
                .isInstanceOfSatisfying(
                        Standing.Paid.class,
                        paid -> assertThat(paid.settlement().amount()).isEqualTo(FEE));
    }

    @Test
    void one_order_says_nothing_about_another() {
        String code = placed(NUMBER);
        placed(OTHER);
        pay(NUMBER, code);
        assertThat(payments().standing(OTHER)).isEqualTo(new Standing.Unpaid());
    }

    @Test
    void a_paid_order_gets_no_second_code_and_stays_paid_when_it_is_closed() {
        pay(NUMBER, placed(NUMBER));
        assertThat(payments().place(request(NUMBER), "数字证书延期服务费")).isEmpty();
        payments().close(NUMBER);
        assertThat(payments().standing(NUMBER)).isInstanceOf(Standing.Paid.class);
    }

    @Test
    void a_closed_order_gets_no_code_and_may_be_closed_again() {
        placed(NUMBER);
        payments().close(NUMBER);
        payments().close(NUMBER);
        assertThat(payments().place(request(NUMBER), "数字证书延期服务费")).isEmpty();
        assertThat(payments().standing(NUMBER)).isEqualTo(new Standing.Closed());
    }

    @Test
    void an_order_that_was_never_placed_may_be_closed() {
        payments().close(NUMBER);
        assertThat(payments().standing(NUMBER)).isEqualTo(new Standing.Unknown());
    }

    @Test
    void after_silence_the_order_can_be_placed_again() {
        withoutAnswer(() -> assertThatThrownBy(() -> placed(NUMBER)).isInstanceOf(UnavailableException.class));
        pay(NUMBER, placed(NUMBER));
        withoutAnswer(
                () -> assertThatThrownBy(() -> payments().standing(NUMBER)).isInstanceOf(UnavailableException.class));
        withoutAnswer(
                () -> assertThatThrownBy(() -> payments().close(NUMBER)).isInstanceOf(UnavailableException.class));
        assertThat(payments().standing(NUMBER)).isInstanceOf(Standing.Paid.class);
    }

    private String placed(OrderNumber number) {
        return payments().place(request(number), "数字证书延期服务费").orElseThrow();
    }

    private PaymentOrder.Request request(OrderNumber number) {
        return new PaymentOrder.Request(
                number, "YQ20250711-000123", FEE, created, created.plus(Duration.ofMinutes(30)));
    }
}
