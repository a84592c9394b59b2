package org.yanqi.persistence;

import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;

/** Payment orders in the database. */
public final class StoredPaymentOrders implements PaymentOrders {
    private final Transactions transactions;

    public StoredPaymentOrders(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Versioned<PaymentOrder>> find(OrderNumber number) {
        return transactions.run(em -> Optional.ofNullable(em.find(PaymentOrderRow.class, number.value()))
                .map(PaymentOrderRow::read));
    }

    @Override
    public void save(PaymentOrder order, long version) {
        String number = order.number().value();
        Conflicts.asStale(
                number,
                () -> transactions.execute(em -> Conflicts.store(
                        em, new PaymentOrderRow(), number, PaymentOrderRow.class, version, row -> row.fill(order))));
    }

    @Override
    public List<OrderNumber> open(int most) {
        return transactions.run(em -> new Sql(em).all(row -> new OrderNumber(row.text(0)), """
                        SELECT number FROM payment_order
                        WHERE status IN ('CREATED', 'AWAITING_PAYMENT')
                        ORDER BY created_at, number LIMIT ?1""", most));
    }
}
