package org.yanqi.application.memory;

import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentsOfRenewal;
import org.yanqi.application.port.PaymentsOfRenewalContract;

class InMemoryPaymentsOfRenewalTest extends PaymentsOfRenewalContract {
    private final InMemoryPaymentOrders orders = new InMemoryPaymentOrders();

    @Override
    protected PaymentsOfRenewal payments() {
        return orders;
    }

    @Override
    protected PaymentOrders orders() {
        return orders;
    }
}
