package org.yanqi.application.memory;

import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentOrdersContract;

class InMemoryPaymentOrdersTest extends PaymentOrdersContract {
    private final PaymentOrders port = new InMemoryPaymentOrders();

    @Override
    protected PaymentOrders orders() {
        return port;
    }
}
