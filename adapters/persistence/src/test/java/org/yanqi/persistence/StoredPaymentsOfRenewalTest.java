package org.yanqi.persistence;

import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentsOfRenewal;
import org.yanqi.application.port.PaymentsOfRenewalContract;

class StoredPaymentsOfRenewalTest extends PaymentsOfRenewalContract {
    private final StoredPaymentOrders store = new StoredPaymentOrders(TestDatabase.empty());

    @Override
    protected PaymentsOfRenewal payments() {
        return store;
    }

    @Override
    protected PaymentOrders orders() {
        return store;
    }
}
