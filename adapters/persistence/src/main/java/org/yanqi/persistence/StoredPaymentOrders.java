package org.yanqi.persistence;

import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentsOfRenewal;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.persistence.json.PaymentJson;

/** Payment orders in the database. */
public final class StoredPaymentOrders implements PaymentOrders, PaymentsOfRenewal {
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
                        WHERE status IN ('CREATED', 'AWAITING_PAYMENT', 'REFUND_OWED', 'REFUNDING')
                        ORDER BY created_at, number LIMIT ?1""", most));
    }

    @Override
    public List<PaymentOrder> failedRefunds(int most) {
        return transactions.run(em -> new Sql(em).all(row -> PaymentJson.read(row.text(0)), """
                        SELECT CAST(state AS text) FROM payment_order WHERE status = 'REFUND_FAILED'
                        ORDER BY created_at, number LIMIT ?1""", most));
    }

    @Override
    public List<PaymentOrder> of(ApplicationNumber application) {
        return transactions.run(em -> new Sql(em).all(row -> PaymentJson.read(row.text(0)), """
                        SELECT CAST(state AS text) FROM payment_order WHERE application = ?1
                        ORDER BY created_at, number LIMIT 100""", application.value()));
    }
}
