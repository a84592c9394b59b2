package org.yanqi.payment.wechat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.PaymentProvider;
import org.yanqi.application.port.RefundProvider;
import org.yanqi.application.port.RefundProviderContract;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;

final class WechatRefundsContractTest extends RefundProviderContract {
    @TempDir
    Path data;

    private final Map<OrderNumber, String> codes = new HashMap<>();
    private Merchant merchant;
    private RefundProvider refunds;

    @BeforeEach
    void start() throws Exception {
        merchant = new Merchant(data);
        merchant.faults().refundsTake(Duration.ofHours(1));
        refunds = new WechatRefunds(merchant.settings(), HttpClient.newHttpClient(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        merchant.close();
    }

    @Override
    protected RefundProvider refunds() {
        return refunds;
    }

    @Override
    protected PaymentProvider payments() {
        return merchant.payments();
    }

    @Override
    protected void pay(OrderNumber number, String code) {
        codes.put(number, code);
        merchant.pay(code);
    }

    @Override
    protected void finish(PaymentOrder.Refunding refund) {
        merchant.endRefund(refund.refund(), "SUCCESS");
    }

    @Override
    protected void fail(PaymentOrder.Refunding refund) {
        merchant.endRefund(refund.refund(), "ABNORMAL");
    }

    @Override
    protected Money givenBack(OrderNumber order) {
        return merchant.givenBack(Objects.requireNonNull(codes.get(order)));
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        merchant.loseTheNextAnswer();
        deed.run();
    }
}
