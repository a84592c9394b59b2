package org.yanqi.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.emulators.wire.Json;

/** Payments and refunds that go wrong, ordered as a test in another process orders them; WeChat Pay's SDK is the judge. */
class RefundFaultsTest {

    private static final String ORDER = "YQ20250711000123";

    @TempDir
    Path data;

    private Emulators emulators;
    private Receiver receiver;
    private RefundService refunds;

    @BeforeEach
    void start() throws Exception {
        emulators = Sandbox.started(data);
        receiver = new Receiver("");
        HttpClient client = WechatSdk.client(emulators.base(), Sandbox.MERCHANT_KEYS.getPrivate());
        refunds = new RefundService.Builder().httpClient(client).build();
    }

    @AfterEach
    void stop() {
        receiver.close();
        emulators.close();
    }

    @Test
    void thePhoneShowsWhatIsUnderwayAndWhatHasComeBack() throws Exception {
        String pr = paid();
        order("{\"refundMillis\":3600000}");
        refunds.create(refund("R1", 5000));
        assertThat(shown(pr).getInt("refunding")).isEqualTo(5000);
        order("{\"refundMillis\":0}");
        refunds.create(refund("R2", 15000));
        assertThat(shown(pr).getInt("refunded")).isEqualTo(15000);
        JsonObject bill = Http.json(Http.get(Http.api(emulators, "bills")))
                .getJsonArray("bills")
                .getJsonObject(0);
        assertThat(bill.getString("order")).isEqualTo(ORDER);
        assertThat(bill.getInt("refunded")).isEqualTo(15000);
    }

    @ParameterizedTest
    @CsvSource({"ABNORMAL, ABNORMAL", "CLOSED, CLOSED"})
    void aRefundEndsAsOrdered(String fault, Status ending) throws Exception {
        paid();
        order("{\"refund\":\"" + fault + "\"}");
        assertThat(refunds.create(refund("R1", 20000)).getStatus()).isEqualTo(Status.PROCESSING);
        var told = WechatSdk.parsed(receiver.next(), RefundNotification.class);
        assertThat(told.getRefundStatus()).isEqualTo(ending);
        assertThat(standing("R1")).isEqualTo(ending);
    }

    @Test
    void whatWasClosedCanBeRefundedAgainAndWhatIsAbnormalCannot() throws Exception {
        paid();
        order("{\"refund\":\"CLOSED\"}");
        refunds.create(refund("R1", 20000));
        order("{\"refund\":\"ABNORMAL\"}");
        refunds.create(refund("R2", 20000));
        assertRefused("INVALID_REQUEST", refund("R3", 1));
    }

    @Test
    void aRefundCanStayUnderway() throws Exception {
        paid();
        order("{\"refund\":\"UNDERWAY\"}");
        order("{\"refundMillis\":0}");
        refunds.create(refund("R1", 20000));
        assertThat(standing("R1")).isEqualTo(Status.PROCESSING);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS", "ABNORMAL", "CLOSED"})
    void aRefundUnderwayIsEndedOnceAndToldSo(Status result) throws Exception {
        String pr = paid();
        order("{\"refundMillis\":3600000}");
        refunds.create(refund("R1", 20000));
        assertThat(end("R1", result)).isEqualTo(204);
        assertThat(WechatSdk.parsed(receiver.next(), RefundNotification.class).getRefundStatus())
                .isEqualTo(result);
        assertThat(standing("R1")).isEqualTo(result);
        assertThat(shown(pr).getInt("refunded")).isEqualTo(result == Status.SUCCESS ? 20000 : 0);
        assertThat(end("R1", Status.SUCCESS)).isEqualTo(409);
        assertThat(end("R2", Status.SUCCESS)).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT_CANCELLED, USER_ACCOUNT_ABNORMAL", "BALANCE_SHORT, NOT_ENOUGH"})
    void aRefusedRefundIsNone(String fault, String code) throws Exception {
        paid();
        order("{\"refund\":\"" + fault + "\"}");
        assertRefused(code, refund("R1", 20000));
        assertThat(refunds.create(refund("R1", 20000)).getStatus()).isEqualTo(Status.PROCESSING);
    }

    @Test
    void aPartyThatIsDownStaysDownUntilItIsBack() throws Exception {
        paid();
        order("{\"party\":\"PAYMENT\",\"down\":true}");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> refunds.create(refund("R1", 1))).isInstanceOf(ServiceException.class);
        }
        order("{\"party\":\"PAYMENT\",\"down\":false}");
        assertThat(refunds.create(refund("R1", 1)).getRefundId()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"refund\":\"SOMEHOW\"}",
                "{\"refundMillis\":-1}",
                "{\"down\":true}",
                "{\"party\":\"PAYMENT\",\"down\":\"yes\"}",
                "{\"number\":\"13800138000\"}",
                "{\"number\":\"110\",\"sms\":\"BLACKLISTED\"}"
            })
    void whatIsNoFaultIsRefused(String order) throws Exception {
        assertThat(ordered(order)).isEqualTo(422);
    }

    private String paid() throws Exception {
        String code = new Parties(emulators.base()).placeOrder(ORDER, 20000);
        assertThat(Http.pay(emulators, code).statusCode()).isEqualTo(200);
        return code.substring(code.indexOf('=') + 1);
    }

    private int end(String number, Status result) throws Exception {
        return Http.post(Http.api(emulators, "refunds/" + number), Json.object("result", result.name()))
                .statusCode();
    }

    private JsonObject shown(String pr) throws Exception {
        return Http.json(Http.get(Http.api(emulators, "payments/" + pr)));
    }

    private Status standing(String number) {
        var query = new QueryByOutRefundNoRequest();
        query.setOutRefundNo(number);
        return refunds.queryByOutRefundNo(query).getStatus();
    }

    private void order(String fault) throws Exception {
        assertThat(ordered(fault)).isEqualTo(204);
    }

    private int ordered(String fault) throws Exception {
        return Http.post(Http.api(emulators, "faults"), Json.parse(fault).orElseThrow())
                .statusCode();
    }

    private void assertRefused(String code, CreateRequest request) {
        assertThatThrownBy(() -> refunds.create(request))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(code));
    }

    private CreateRequest refund(String number, long fen) {
        var amount = new AmountReq();
        amount.setTotal(20000L);
        amount.setRefund(fen);
        amount.setCurrency("CNY");
        var request = new CreateRequest();
        request.setOutTradeNo(ORDER);
        request.setOutRefundNo(number);
        request.setReason("数字证书延期服务费退款");
        request.setNotifyUrl(receiver.uri().toString());
        request.setAmount(amount);
        return request;
    }
}
