package org.yanqi.application.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;

public final class InMemoryPaymentOrders implements PaymentOrders {
    private final Map<OrderNumber, Versioned<PaymentOrder>> orders = new HashMap<>();

    @Override
    public synchronized Optional<Versioned<PaymentOrder>> find(OrderNumber number) {
        return Optional.ofNullable(orders.get(number));
    }

    @Override
    public synchronized void save(PaymentOrder order, long version) {
        long stored = find(order.number()).map(Versioned::version).orElse(0L);
        if (stored != version) {
            throw new StaleVersionException(order.number().value());
        }
        orders.put(order.number(), new Versioned<>(order, stored + 1));
    }

    @Override
    public synchronized List<OrderNumber> open(int most) {
        return orders.values().stream()
                .map(Versioned::value)
                .filter(order -> switch (order) {
                    case PaymentOrder.Created created -> true;
                    case PaymentOrder.AwaitingPayment awaiting -> true;
                    case PaymentOrder.Settled settled -> false;
                    case PaymentOrder.Closed closed -> false;
                    case PaymentOrder.RefundOwed owed -> false;
                    case PaymentOrder.Refunding refunding -> false;
                    case PaymentOrder.Refunded refunded -> false;
                })
                .sorted(Comparator.comparing(
                                (PaymentOrder order) -> order.request().createdAt())
                        .thenComparing(order -> order.number().value()))
                .map(PaymentOrder::number)
                .limit(most)
                .toList();
    }
}
