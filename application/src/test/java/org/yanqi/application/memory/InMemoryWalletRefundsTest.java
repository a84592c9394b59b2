package org.yanqi.application.memory;

import java.time.Instant;
import org.yanqi.application.port.PaymentProvider;
import org.yanqi.application.port.RefundProvider;
import org.yanqi.application.port.RefundProviderContract;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;

final class InMemoryWalletRefundsTest extends RefundProviderContract {
    private final InMemoryParties.Wallet wallet = new InMemoryParties().wallet;

    @Override
    protected RefundProvider refunds() {
        return wallet;
    }

    @Override
    protected PaymentProvider payments() {
        return wallet;
    }

    @Override
    protected void pay(OrderNumber number, String code) {
        wallet.pay(number, Instant.EPOCH);
    }

    @Override
    protected void finish(PaymentOrder.Refunding refund) {
        wallet.finishRefund(refund.number(), Instant.EPOCH);
    }

    @Override
    protected void fail(PaymentOrder.Refunding refund) {
        wallet.failRefund(refund.number(), "USER_ACCOUNT_ABNORMAL");
    }

    @Override
    protected Money givenBack(OrderNumber order) {
        return wallet.givenBack(order);
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        wallet.isDown = true;
        deed.run();
        wallet.isDown = false;
    }
}
