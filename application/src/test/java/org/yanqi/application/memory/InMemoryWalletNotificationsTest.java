package org.yanqi.application.memory;

import java.time.Instant;
import java.util.Map;
import org.yanqi.application.port.PaymentNotifications;
import org.yanqi.application.port.PaymentNotificationsContract;
import org.yanqi.domain.payment.OrderNumber;

final class InMemoryWalletNotificationsTest extends PaymentNotificationsContract {
    private final InMemoryParties.Wallet wallet = new InMemoryParties().wallet;

    @Override
    protected PaymentNotifications notifications() {
        return wallet;
    }

    @Override
    protected Message paid(OrderNumber number) {
        wallet.pay(number, FEE, Instant.EPOCH);
        return new Message(Map.of(), InMemoryParties.Wallet.notification(number));
    }
}
