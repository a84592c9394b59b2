package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;

/** What every store of payment orders does. */
public abstract class PaymentOrdersContract {
    private static final Instant AT = Renewals.MORNING;
    private static final Settlement SETTLEMENT = new Settlement("4200001", Money.yuan(200), AT);

    protected abstract PaymentOrders orders();

    static List<PaymentOrder> everyState() {
        var request = request("P-000001", AT);
        return List.of(
                new PaymentOrder.Created(request),
                new PaymentOrder.AwaitingPayment(request, "weixin://wxpay/bizpayurl?pr=1"),
                new PaymentOrder.Settled(request, SETTLEMENT),
                new PaymentOrder.Closed(request, AT),
                new PaymentOrder.RefundOwed(request, SETTLEMENT),
                new PaymentOrder.Refunding(request, SETTLEMENT, "R-1"),
                new PaymentOrder.RefundFailed(request, SETTLEMENT, "R-1", "ABNORMAL", AT),
                new PaymentOrder.Refunded(request, SETTLEMENT, "R-1", AT));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void an_order_comes_back_as_it_was_stored(PaymentOrder order) {
        orders().save(order, 0);
        assertThat(orders().find(order.number())).contains(new Versioned<>(order, 1));
    }

    @Test
    void an_unknown_number_finds_nothing() {
        assertThat(orders().find(new OrderNumber("P-nobody"))).isEmpty();
    }

    @Test
    void each_change_makes_the_next_version_even_where_nothing_differs() {
        var created = created("P-000001", AT);
        orders().save(created, 0);
        orders().save(created, 1);
        orders().save(created.await("weixin://1"), 2);
        assertThat(orders().find(created.number())).contains(new Versioned<>(created.await("weixin://1"), 3));
    }

    @Test
    void who_comes_second_stores_nothing() {
        var created = created("P-000001", AT);
        orders().save(created, 0);
        orders().save(created.await("weixin://1"), 1);
        assertThatThrownBy(() -> orders().save(new PaymentOrder.Closed(created.request(), AT), 1))
                .isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> orders().save(created, 0)).isInstanceOf(StaleVersionException.class);
        assertThat(orders().find(created.number())).contains(new Versioned<>(created.await("weixin://1"), 2));
    }

    @Test
    void open_orders_are_those_that_somebody_has_to_follow_oldest_first() {
        var third = created("P-000001", AT.plusSeconds(3));
        var second = new PaymentOrder.AwaitingPayment(request("P-000002", AT.plusSeconds(2)), "weixin://2");
        var settled = new PaymentOrder.Settled(request("P-000003", AT), SETTLEMENT);
        var closed = new PaymentOrder.Closed(request("P-000004", AT), AT);
        var owed = new PaymentOrder.RefundOwed(request("P-000005", AT.plusSeconds(1)), SETTLEMENT);
        var refunding = new PaymentOrder.Refunding(request("P-000006", AT.plusSeconds(4)), SETTLEMENT, "R-1");
        var refunded = new PaymentOrder.Refunded(request("P-000007", AT), SETTLEMENT, "R-2", AT);
        var failed = new PaymentOrder.RefundFailed(request("P-000008", AT), SETTLEMENT, "R-9", "ABNORMAL", AT);
        List.of(third, refunding, second, settled, closed, owed, refunded, failed)
                .forEach(order -> orders().save(order, 0));
        assertThat(orders().open(10))
                .containsExactly(owed.number(), second.number(), third.number(), refunding.number());
        assertThat(orders().open(2)).containsExactly(owed.number(), second.number());
    }

    private static PaymentOrder.Created created(String number, Instant at) {
        return new PaymentOrder.Created(request(number, at));
    }

    private static PaymentOrder.Request request(String number, Instant at) {
        return new PaymentOrder.Request(
                new OrderNumber(number), Renewals.number(1).value(), Money.yuan(200), at, at.plusSeconds(900));
    }
}
