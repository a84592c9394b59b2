package org.yanqi.web.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.web.page.Say;

/** What was paid for an application, and what becomes of what was paid too much. */
@ApplicationScoped
public class Payments {
    @Inject
    Say say;

    /** One payment; {@code state}: the word for it in messages and styles. */
    public record Line(String order, String amount, String paid, String state, String standing) {}

    /** All that money came for, oldest first. */
    List<Line> given(List<PaymentOrder> orders) {
        return orders.stream()
                .filter(order -> order.settlementKnown().isPresent())
                .map(this::line)
                .toList();
    }

    /** What goes back, or has gone back: paid too late, twice, as another amount, or for what was cancelled. */
    List<Line> returned(List<PaymentOrder> orders) {
        return orders.stream()
                .filter(order -> !(order instanceof PaymentOrder.Settled))
                .filter(order -> order.settlementKnown().isPresent())
                .map(this::line)
                .toList();
    }

    /** All of it goes back, since the application was cancelled: what its refund has not begun for is owed. */
    List<Line> returnedAfterEnd(List<PaymentOrder> orders) {
        return returned(orders.stream()
                .map(order -> order instanceof PaymentOrder.Settled settled ? settled.unneeded() : order)
                .toList());
    }

    private Line line(PaymentOrder order) {
        String state = state(order);
        return new Line(
                order.number().value(),
                order.settlementKnown()
                        .map(Settlement::amount)
                        .map(Money::display)
                        .orElse(""),
                order.settlementKnown().map(Settlement::at).map(say::moment).orElse(""),
                state,
                order instanceof PaymentOrder.Refunded refunded
                        ? say.with("refund.refunded", say.moment(refunded.at()))
                        : say.with("refund." + state));
    }

    private static String state(PaymentOrder order) {
        return switch (order) {
            case PaymentOrder.Created created -> "open";
            case PaymentOrder.AwaitingPayment awaiting -> "open";
            case PaymentOrder.Closed closed -> "closed";
            case PaymentOrder.Settled settled -> "settled";
            case PaymentOrder.RefundOwed owed -> "owed";
            case PaymentOrder.Refunding refunding -> "refunding";
            case PaymentOrder.RefundFailed failed -> "failed";
            case PaymentOrder.Refunded refunded -> "refunded";
        };
    }
}
