package org.yanqi.payment.wechat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.PaymentProvider;
import org.yanqi.application.port.PaymentProviderContract;
import org.yanqi.domain.payment.OrderNumber;

final class WechatPayContractTest extends PaymentProviderContract {
    @TempDir
    Path data;

    private Merchant merchant;
    private WechatPay payments;

    @BeforeEach
    void start() throws Exception {
        merchant = new Merchant(data);
        payments = merchant.payments();
    }

    @AfterEach
    void stop() {
        merchant.close();
    }

    @Override
    protected PaymentProvider payments() {
        return payments;
    }

    @Override
    protected void pay(OrderNumber number, String code) {
        merchant.pay(code);
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        merchant.loseTheNextAnswer();
        deed.run();
    }
}
