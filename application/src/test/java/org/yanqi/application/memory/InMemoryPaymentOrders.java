package org.yanqi.application.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentsOfRenewal;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryPaymentOrders implements PaymentOrders, PaymentsOfRenewal {
    private static final int MOST = 100;
    private static final Comparator<PaymentOrder> OLDEST_FIRST = Comparator.comparing(
                    (PaymentOrder order) -> order.request().createdAt())
            .thenComparing(order -> order.number().value());

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
                    case PaymentOrder.RefundOwed owed -> true;
                    case PaymentOrder.Refunding refunding -> true;
                    case PaymentOrder.RefundFailed failed -> false;
                    case PaymentOrder.Refunded refunded -> false;
                })
                .sorted(OLDEST_FIRST)
                .map(PaymentOrder::number)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<PaymentOrder> failedRefunds(int most) {
        return orders.values().stream()
                .map(Versioned::value)
                .filter(PaymentOrder.RefundFailed.class::isInstance)
                .sorted(OLDEST_FIRST)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<PaymentOrder> of(ApplicationNumber application) {
        return orders.values().stream()
                .map(Versioned::value)
                .filter(order -> order.request().application().equals(application.value()))
                .sorted(OLDEST_FIRST)
                .limit(MOST)
                .toList();
    }
}
