package org.yanqi.application.port;

import java.util.List;
import java.util.Optional;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;

/** All payment orders. */
public interface PaymentOrders {
    Optional<Versioned<PaymentOrder>> find(OrderNumber number);

    /**
     * @param version the version that was loaded; 0 for a new order
     * @throws StaleVersionException if the stored version is another
     */
    void save(PaymentOrder order, long version);

    /** Orders created, awaiting payment, owing a refund or refunding, oldest first: those whose provider has to be asked. */
    List<OrderNumber> open(int most);
}
