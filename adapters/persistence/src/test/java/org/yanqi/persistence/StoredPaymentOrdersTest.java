package org.yanqi.persistence;

import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentOrdersContract;

class StoredPaymentOrdersTest extends PaymentOrdersContract {
    private final PaymentOrders port = new StoredPaymentOrders(TestDatabase.empty());

    @Override
    protected PaymentOrders orders() {
        return port;
    }
}
