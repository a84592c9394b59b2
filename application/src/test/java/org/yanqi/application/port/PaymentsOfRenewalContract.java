package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;

/** What everything does that finds an application's payments. */
public abstract class PaymentsOfRenewalContract {
    private static final Instant AT = Renewals.MORNING;
    private static final Settlement SETTLEMENT = new Settlement("4200001", Money.yuan(200), AT);

    protected abstract PaymentsOfRenewal payments();

    protected abstract PaymentOrders orders();

    @Test
    void every_order_of_an_application_is_found_the_oldest_first_whatever_became_of_it() {
        var refunded = new PaymentOrder.Refunded(request(1, 3, 1), SETTLEMENT, "R-1", AT);
        var closed = new PaymentOrder.Closed(request(1, 1, 2), AT);
        var awaiting = new PaymentOrder.AwaitingPayment(request(1, 2, 3), "weixin://wxpay/bizpayurl?pr=1");
        List.of(awaiting, refunded, closed).forEach(this::keep);
        assertThat(payments().of(Renewals.number(1))).containsExactly(refunded, closed, awaiting);
    }

    @Test
    void an_order_is_found_as_it_stands_now() {
        var created = new PaymentOrder.Created(request(1, 1, 1));
        keep(created);
        orders().save(created.await("weixin://1"), 1);
        assertThat(payments().of(Renewals.number(1))).containsExactly(created.await("weixin://1"));
    }

    @Test
    void orders_of_another_application_are_not_found() {
        keep(new PaymentOrder.Created(request(1, 1, 1)));
        assertThat(payments().of(Renewals.number(2))).isEmpty();
    }

    @Test
    void at_most_a_hundred_come() {
        List<PaymentOrder> all = IntStream.rangeClosed(1, 101)
                .<PaymentOrder>mapToObj(count -> new PaymentOrder.Closed(request(1, count, count), AT))
                .toList();
        all.forEach(this::keep);
        assertThat(payments().of(Renewals.number(1))).isEqualTo(all.subList(0, 100));
    }

    @Test
    void refunds_that_failed_are_found_oldest_first() {
        var second = refundFailed(1, 2);
        var first = refundFailed(2, 1);
        var third = refundFailed(3, 3);
        List.of(new PaymentOrder.Created(request(1, 4, 0)), second, first, third)
                .forEach(this::keep);
        assertThat(payments().failedRefunds(2)).containsExactly(first, second);
        orders().save(first.again(), 1);
        assertThat(payments().failedRefunds(10)).containsExactly(second, third);
    }

    private static PaymentOrder.RefundFailed refundFailed(int order, int seconds) {
        return new PaymentOrder.RefundFailed(request(1, order, seconds), SETTLEMENT, "R-9", "ABNORMAL", AT);
    }

    private void keep(PaymentOrder order) {
        orders().save(order, 0);
    }

    private static PaymentOrder.Request request(int application, int order, int seconds) {
        Instant at = AT.plusSeconds(seconds);
        return new PaymentOrder.Request(
                new OrderNumber("P-00000" + order),
                Renewals.number(application).value(),
                Money.yuan(200),
                at,
                at.plusSeconds(900));
    }
}
