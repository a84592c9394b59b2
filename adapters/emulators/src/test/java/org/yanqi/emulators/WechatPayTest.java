package org.yanqi.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.NotificationFault;
import org.yanqi.emulators.wire.Faults.Party;
import org.yanqi.emulators.wire.Json;

/** WeChat Pay's own SDK is the judge of the emulator. */
class WechatPayTest {

    private static final String ORDER = "YQ20250711000123";

    @TempDir
    Path data;

    private Emulators emulators;
    private Receiver receiver;
    private NativePayService payments;
    private RefundService refunds;

    @BeforeEach
    void start() throws Exception {
        emulators = Sandbox.started(data);
        receiver = new Receiver("");
        HttpClient client = WechatSdk.client(emulators.base(), Sandbox.MERCHANT_KEYS.getPrivate());
        payments = new NativePayService.Builder().httpClient(client).build();
        refunds = new RefundService.Builder().httpClient(client).build();
    }

    @AfterEach
    void stop() {
        receiver.close();
        emulators.close();
    }

    @Test
    void anOrderIsPlacedPaidAndTold() throws Exception {
        String code = payments.prepay(order(20000)).getCodeUrl();
        assertThat(code).startsWith("weixin://wxpay/bizpayurl?pr=");
        assertThat(query().getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);

        assertThat(Http.pay(emulators, code).statusCode()).isEqualTo(200);

        Transaction told = WechatSdk.parsed(receiver.next(), Transaction.class);
        assertThat(told.getOutTradeNo()).isEqualTo(ORDER);
        assertThat(told.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(told.getAmount().getTotal()).isEqualTo(20000);
        Transaction queried = query();
        assertThat(queried.getTransactionId())
                .isEqualTo(told.getTransactionId())
                .hasSize(28);
        assertThat(queried.getSuccessTime()).isEqualTo(told.getSuccessTime());
    }

    @Test
    void aNotificationIsRepeatedUntilItIsAcknowledged() throws Exception {
        receiver.answerNextWith(500);
        receiver.answerNextWith(404);
        Http.pay(emulators, payments.prepay(order(20000)).getCodeUrl());

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(WechatSdk.parsed(receiver.next(), Transaction.class).getOutTradeNo())
                    .isEqualTo(ORDER);
        }
        assertThat(receiver.within(Duration.ofMillis(500))).isNull();
    }

    @Test
    void theSameOrderAgainGivesANewCodeAndAnotherOneUnderItsNumberIsRefused() {
        String first = payments.prepay(order(20000)).getCodeUrl();
        assertThat(payments.prepay(order(20000)).getCodeUrl()).isNotEqualTo(first);
        assertThatThrownBy(() -> payments.prepay(order(20001)))
                .isInstanceOfSatisfying(ServiceException.class, refused -> {
                    assertThat(refused.getErrorCode()).isEqualTo("INVALID_REQUEST");
                    assertThat(refused.getHttpStatusCode()).isEqualTo(400);
                });
    }

    @Test
    void aPaidOrderIsNeitherPaidNorPlacedNorClosedAgain() throws Exception {
        String code = payments.prepay(order(20000)).getCodeUrl();
        Http.pay(emulators, code);
        assertThat(Http.json(Http.pay(emulators, code)).getString("outcome")).isEqualTo("PAID_BEFORE");
        assertRefused("ORDERPAID", () -> payments.prepay(order(20000)));
        assertRefused("ORDERPAID", () -> payments.closeOrder(close()));
        receiver.next();
        assertThat(receiver.within(Duration.ofMillis(300))).isNull();
    }

    @Test
    void aClosedOrderCannotBePaid() throws Exception {
        String code = payments.prepay(order(20000)).getCodeUrl();
        payments.closeOrder(close());
        payments.closeOrder(close());
        assertThat(query().getTradeState()).isEqualTo(Transaction.TradeStateEnum.CLOSED);
        assertThat(Http.pay(emulators, code).statusCode()).isEqualTo(409);
        assertRefused("ORDER_CLOSED", () -> payments.prepay(order(20000)));
    }

    @Test
    void whatWasNeverOrderedDoesNotExist() {
        assertRefused("ORDER_NOT_EXIST", this::query);
        assertRefused("ORDER_NOT_EXIST", () -> payments.closeOrder(close()));
    }

    @Test
    void aRefundIsAcceptedDoneAndTold() throws Exception {
        Http.pay(emulators, payments.prepay(order(20000)).getCodeUrl());
        receiver.next();

        var accepted = refunds.create(refund("R1", 5000));
        assertThat(accepted.getStatus()).isEqualTo(Status.PROCESSING);
        assertThat(refunds.create(refund("R1", 5000)).getRefundId()).isEqualTo(accepted.getRefundId());

        RefundNotification told = WechatSdk.parsed(receiver.next(), RefundNotification.class);
        assertThat(told.getRefundStatus()).isEqualTo(Status.SUCCESS);
        assertThat(told.getRefundId()).isEqualTo(accepted.getRefundId());
        var query = new QueryByOutRefundNoRequest();
        query.setOutRefundNo("R1");
        assertThat(refunds.queryByOutRefundNo(query).getStatus()).isEqualTo(Status.SUCCESS);
        assertThat(query().getTradeState()).isEqualTo(Transaction.TradeStateEnum.REFUND);
    }

    @Test
    void noMoreIsRefundedThanWasPaid() throws Exception {
        assertRefused("RESOURCE_NOT_EXISTS", () -> refunds.create(refund("R0", 1)));
        String code = payments.prepay(order(20000)).getCodeUrl();
        assertRefused("INVALID_REQUEST", () -> refunds.create(refund("R0", 1)));
        Http.pay(emulators, code);
        refunds.create(refund("R1", 15000));
        assertRefused("INVALID_REQUEST", () -> refunds.create(refund("R2", 5001)));
        assertRefused("INVALID_REQUEST", () -> refunds.create(refund("R1", 5000)));
        refunds.create(refund("R2", 5000));
    }

    @Test
    void aStrangersSignatureIsRefused() {
        HttpClient forger = WechatSdk.client(emulators.base(), Sandbox.PLATFORM_KEYS.getPrivate());
        var service = new NativePayService.Builder().httpClient(forger).build();
        assertRefused("SIGN_ERROR", () -> service.prepay(order(20000)));
    }

    @Test
    void anOldTimestampIsRefused(@TempDir Path other) throws Exception {
        Clock ahead = Clock.fixed(Clock.systemUTC().instant().plusSeconds(3600), ZoneOffset.UTC);
        try (var later = Emulators.start(Sandbox.settings(other, ahead, Optional.empty()))) {
            HttpClient client = WechatSdk.client(later.base(), Sandbox.MERCHANT_KEYS.getPrivate());
            var service = new NativePayService.Builder().httpClient(client).build();
            assertRefused("SIGN_ERROR", () -> service.prepay(order(20000)));
        }
    }

    @Test
    void aForgedAnswerDoesNotPassTheSdk() {
        emulators.faults().nextAnswer(Party.PAYMENT, AnswerFault.FORGED);
        assertThatThrownBy(() -> payments.prepay(order(20000))).isInstanceOf(ValidationException.class);
    }

    @Test
    void aLostAnswerHasBeenActedOnAndARefusedOneHasNot() {
        emulators.faults().nextAnswer(Party.PAYMENT, AnswerFault.REFUSED);
        assertThatThrownBy(() -> payments.prepay(order(20000))).isInstanceOf(ServiceException.class);
        assertRefused("ORDER_NOT_EXIST", this::query);

        emulators.faults().nextAnswer(Party.PAYMENT, AnswerFault.LOST);
        assertThatThrownBy(() -> payments.prepay(order(20000))).isNotInstanceOf(ServiceException.class);
        assertThat(query().getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);
    }

    @Test
    void aNotificationCanBeForgedWrongOrDoubled() throws Exception {
        receiver.answerNextWith(401);
        receiver.answerNextWith(500);
        emulators.faults().nextNotification(NotificationFault.FORGED);
        emulators.faults().nextNotification(NotificationFault.WRONG_AMOUNT);
        emulators.faults().nextNotification(NotificationFault.DUPLICATED);
        Http.pay(emulators, payments.prepay(order(20000)).getCodeUrl());

        Receiver.Arrival forged = receiver.next();
        assertThatThrownBy(() -> WechatSdk.parsed(forged, Transaction.class)).isInstanceOf(ValidationException.class);
        assertThat(amountOf(receiver.next())).isEqualTo(20001);
        assertThat(amountOf(receiver.next())).isEqualTo(20000);
        assertThat(amountOf(receiver.next())).isEqualTo(20000);
    }

    @Test
    void aDroppedNotificationNeverComesButTheOrderIsPaid() throws Exception {
        emulators.faults().nextNotification(NotificationFault.DROPPED);
        Http.pay(emulators, payments.prepay(order(20000)).getCodeUrl());
        assertThat(receiver.within(Duration.ofMillis(500))).isNull();
        assertThat(query().getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
    }

    @Test
    void nothingIsForgottenOverARestart() throws Exception {
        String code = payments.prepay(order(20000)).getCodeUrl();
        receiver.answerNextWith(500);
        Http.pay(emulators, code);
        receiver.next();
        String transaction = query().getTransactionId();

        restart();

        assertThat(query().getTransactionId()).isEqualTo(transaction);
        assertThat(WechatSdk.parsed(receiver.next(), Transaction.class).getTransactionId())
                .isEqualTo(transaction);
    }

    @Test
    void aClosedOrderIsPaidLateOnlyWhenThatIsAskedFor() throws Exception {
        String code = payments.prepay(order(20000)).getCodeUrl();
        payments.closeOrder(close());
        assertThat(pay(code, Json.object("act", "pay-late"))).isEqualTo(200);
        assertThat(query().getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(amountOf(receiver.next())).isEqualTo(20000);
        assertThat(Http.json(Http.pay(emulators, code)).getString("outcome")).isEqualTo("PAID_BEFORE");
    }

    @Test
    void anotherSumIsPaidOnlyWhenThatIsAskedFor() throws Exception {
        String code = payments.prepay(order(20000)).getCodeUrl();
        assertThat(pay(code, Json.object().add("act", "pay").add("fen", 0).build()))
                .isEqualTo(422);
        assertThat(pay(code, Json.object().add("act", "pay").add("fen", 19999).build()))
                .isEqualTo(200);
        assertThat(query().getAmount().getTotal()).isEqualTo(19999);
        assertThat(amountOf(receiver.next())).isEqualTo(19999);
    }

    @Test
    void onlyThisMachineIsNotified() {
        PrepayRequest order = order(20000);
        order.setNotifyUrl("https://example.org/notify");
        assertRefused("PARAM_ERROR", () -> payments.prepay(order));
    }

    @Test
    void anOrderPastItsTimeIsClosed() {
        PrepayRequest order = order(20000);
        order.setTimeExpire(Instant.EPOCH.atOffset(ZoneOffset.ofHours(8)).toString());
        assertRefused("PARAM_ERROR", () -> payments.prepay(order));
    }

    private int pay(String code, JsonObject act) throws Exception {
        String pr = code.substring(code.indexOf('=') + 1);
        return Http.post(Http.api(emulators, "payments/" + pr), act).statusCode();
    }

    private void restart() throws Exception {
        emulators.close();
        emulators = Sandbox.started(data);
        HttpClient client = WechatSdk.client(emulators.base(), Sandbox.MERCHANT_KEYS.getPrivate());
        payments = new NativePayService.Builder().httpClient(client).build();
    }

    private static long amountOf(Receiver.Arrival arrival) {
        return WechatSdk.parsed(arrival, Transaction.class).getAmount().getTotal();
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(code));
    }

    private Transaction query() {
        var request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(Sandbox.MCHID);
        request.setOutTradeNo(ORDER);
        return payments.queryOrderByOutTradeNo(request);
    }

    private PrepayRequest order(int fen) {
        var amount = new Amount();
        amount.setTotal(fen);
        amount.setCurrency("CNY");
        var request = new PrepayRequest();
        request.setAppid(Sandbox.APPID);
        request.setMchid(Sandbox.MCHID);
        request.setDescription("数字证书延期服务费 1 年");
        request.setOutTradeNo(ORDER);
        request.setNotifyUrl(receiver.uri().toString());
        request.setAmount(amount);
        return request;
    }

    private static CloseOrderRequest close() {
        var request = new CloseOrderRequest();
        request.setMchid(Sandbox.MCHID);
        request.setOutTradeNo(ORDER);
        return request;
    }

    private CreateRequest refund(String number, long fen) {
        var amount = new AmountReq();
        amount.setTotal(20000L);
        amount.setRefund(fen);
        amount.setCurrency("CNY");
        var request = new CreateRequest();
        request.setOutTradeNo(ORDER);
        request.setOutRefundNo(number);
        request.setNotifyUrl(receiver.uri().toString());
        request.setAmount(amount);
        return request;
    }
}
