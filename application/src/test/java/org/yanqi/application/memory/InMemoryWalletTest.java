package org.yanqi.application.memory;

import java.time.Instant;
import org.yanqi.application.port.PaymentProvider;
import org.yanqi.application.port.PaymentProviderContract;
import org.yanqi.domain.payment.OrderNumber;

final class InMemoryWalletTest extends PaymentProviderContract {
    private final InMemoryParties.Wallet wallet = new InMemoryParties().wallet;

    @Override
    protected PaymentProvider payments() {
        return wallet;
    }

    @Override
    protected void pay(OrderNumber number, String code) {
        wallet.pay(number, Instant.EPOCH);
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        wallet.isDown = true;
        deed.run();
        wallet.isDown = false;
    }
}
