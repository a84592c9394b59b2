package org.yanqi.payment.wechat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.PaymentNotifications;
import org.yanqi.application.port.PaymentNotificationsContract;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;

final class WechatPayNotificationsContractTest extends PaymentNotificationsContract {
    @TempDir
    Path data;

    private Merchant merchant;

    @BeforeEach
    void start() throws Exception {
        merchant = new Merchant(data);
    }

    @AfterEach
    void stop() {
        merchant.close();
    }

    @Override
    protected PaymentNotifications notifications() {
        return new WechatPayNotifications(merchant.settings());
    }

    @Override
    protected Message paid(OrderNumber number) {
        Instant now = Clock.systemUTC().instant();
        var request = new PaymentOrder.Request(number, "YQ20250711-000123", FEE, now, now.plus(Duration.ofMinutes(30)));
        merchant.pay(merchant.payments().place(request, "数字证书延期服务费").orElseThrow());
        Receiver.Arrival arrival = arrival();
        return new Message(arrival.headers(), arrival.octets());
    }

    private Receiver.Arrival arrival() {
        try {
            return merchant.receiver.next();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
