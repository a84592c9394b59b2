package org.yanqi.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nuonuo.open.sdk.NNOpenSDK;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.InvoiceFault;
import org.yanqi.emulators.wire.Faults.Party;
import org.yanqi.emulators.wire.Json;

/** Nuonuo's own SDK is the judge of the signature; its token address is fixed, so tokens are fetched by hand. */
class NuonuoTest {

    @TempDir
    Path data;

    private Emulators emulators;
    private Receiver receiver;
    private String token;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver("{\"status\":\"0000\",\"message\":\"同步成功\"}");
        startAt(Clock.systemUTC());
        token = fetchToken().getString("access_token");
    }

    @AfterEach
    void stop() {
        receiver.close();
        emulators.close();
    }

    @Test
    void anInvoiceIsPendingForAMomentThenIssuedWithItsPdf() throws Exception {
        Clock moment = Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC);
        emulators.close();
        startAt(moment);
        String serialNo = request(order("YQ-1")).getJsonObject("result").getString("invoiceSerialNum");
        assertThat(result("YQ-1").getString("status")).isEqualTo("20");

        emulators.close();
        startAt(Clock.offset(moment, Duration.ofMinutes(1)));
        JsonObject issued = result("YQ-1");
        assertThat(issued.getString("status")).isEqualTo("2");
        assertThat(issued.getString("serialNo")).isEqualTo(serialNo);
        assertThat(issued.getString("allElectronicInvoiceNumber")).hasSize(20);
        assertThat(issued.getString("orderAmount")).isEqualTo("200.00");
        assertThat(issued.getString("taxAmount")).isEqualTo("11.32");
        assertThat(textOf(URI.create(issued.getString("pdfUrl"))))
                .contains("电子发票（普通发票）", "沙箱样张", issued.getString("invoiceNo"), "湖北某某有限公司", "¥200.00");
    }

    @Test
    void theSellerIsCalledBackWithAFormPost() throws Exception {
        request(order("YQ-1"));
        var form = receiver.next();
        assertThat(form.headers().getFirst("Content-Type")).startsWith("application/x-www-form-urlencoded");
        String body = URLDecoder.decode(form.body(), StandardCharsets.UTF_8);
        assertThat(body).startsWith("operater=callback&orderno=YQ-1&content={").contains("\"c_status\":\"1\"");
        assertThat(receiver.within(Duration.ofMillis(400))).isNull();
    }

    @Test
    void theSameOrderNumberIsRefusedEvenWhenTheFirstAnswerWasLost() {
        emulators.faults().nextAnswer(Party.INVOICE, AnswerFault.LOST);
        assertThat(lostAnswer(order("YQ-1"))).isTrue();
        assertThat(request(order("YQ-1")).getString("code")).isEqualTo("E9106");
        assertThat(result("YQ-1").getString("orderNo")).isEqualTo("YQ-1");
    }

    @Test
    void anInvoiceCanFailOrWaitForAClerk() {
        emulators.faults().nextInvoice(InvoiceFault.FAILED);
        emulators.faults().nextInvoice(InvoiceFault.OPERATOR_NEEDED);
        request(order("YQ-1"));
        request(order("YQ-2"));
        assertThat(result("YQ-1").getString("status")).isEqualTo("22");
        assertThat(result("YQ-2").getString("status")).isEqualTo("20");
    }

    @Test
    void wrongCredentialsSignaturesAndTaxAreRefused() {
        assertThat(call(Sandbox.APP_SECRET, "no-token", "requestBillingNew", order("YQ-1"))
                        .getString("code"))
                .isEqualTo("070301");
        assertThat(call("wrong", token, "requestBillingNew", order("YQ-1")).getString("code"))
                .isEqualTo("070203");
        JsonObject taxWrong = Json.parse(order("YQ-1").toString().replace("\"11.32\"", "\"12.00\""))
                .orElseThrow();
        assertThat(request(taxWrong).getString("code")).isEqualTo("E9307");
        assertThat(call(Sandbox.APP_SECRET, token, "queryInvoiceResult", query("YQ-9"))
                        .getString("code"))
                .isEqualTo("E9500");
    }

    @Test
    void tokensAreRationedAndOutliveARestart() throws Exception {
        request(order("YQ-1"));
        fetchToken();
        fetchToken();
        assertThat(fetchToken().getString("error")).isEqualTo("070306");
        emulators.close();
        emulators = Sandbox.started(data);
        assertThat(awaited(() -> result("YQ-1"), "2").getString("orderNo")).isEqualTo("YQ-1");
    }

    private void startAt(Clock clock) throws Exception {
        emulators = Emulators.start(Sandbox.settings(data, clock, Optional.of(receiver.uri())));
    }

    private JsonObject fetchToken() throws Exception {
        return Http.json(Http.send(HttpRequest.newBuilder(emulators.nuonuoToken())
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString("client_id=" + Sandbox.APP_KEY + "&client_secret="
                        + Sandbox.APP_SECRET + "&grant_type=client_credentials"))));
    }

    private JsonObject request(JsonObject order) {
        return call(Sandbox.APP_SECRET, token, "requestBillingNew", order);
    }

    private boolean lostAnswer(JsonObject order) {
        try {
            return request(order).isEmpty();
        } catch (RuntimeException broken) {
            return true;
        }
    }

    private JsonObject result(String orderNo) {
        return call(Sandbox.APP_SECRET, token, "queryInvoiceResult", query(orderNo))
                .getJsonArray("result")
                .getJsonObject(0);
    }

    private static JsonObject query(String orderNo) {
        return Json.object().add("orderNos", Json.array().add(orderNo)).build();
    }

    private JsonObject call(String secret, String accessToken, String method, JsonObject content) {
        String answer = NNOpenSDK.getIntance()
                .sendPostSyncRequest(
                        emulators.nuonuoServices().toString(),
                        UUID.randomUUID().toString().replace("-", ""),
                        Sandbox.APP_KEY,
                        secret,
                        accessToken,
                        Sandbox.SELLER_TAX_NUMBER,
                        "nuonuo.OpeMplatform." + method,
                        content.toString());
        return Json.parse(answer).orElseThrow();
    }

    private static JsonObject awaited(Supplier<JsonObject> query, String status) {
        JsonObject last = query.get();
        for (int look = 0; look < 500 && !last.getString("status").equals(status); look++) {
            last = query.get();
        }
        return last;
    }

    private static String textOf(URI pdf) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(pdf).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        try (var document = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static JsonObject order(String number) {
        var line = Json.object()
                .add("goodsName", "信息技术服务*数字证书延期服务费")
                .add("goodsCode", "3040203000000000000")
                .add("withTaxFlag", "1")
                .add("taxRate", "0.06")
                .add("taxIncludedAmount", "200.00")
                .add("taxExcludedAmount", "188.68")
                .add("tax", "11.32");
        var order = Json.object()
                .add("orderNo", number)
                .add("buyerName", "湖北某某有限公司")
                .add("buyerTaxNum", "91420100MA4KAAAA0A")
                .add("salerTaxNum", Sandbox.SELLER_TAX_NUMBER)
                .add("invoiceDate", "2025-07-11 10:41:33")
                .add("invoiceType", "1")
                .add("invoiceLine", "pc")
                .add("clerk", "系统")
                .add("pushMode", "-1")
                .add("invoiceDetail", Json.array().add(line));
        return Json.object().add("order", order).build();
    }
}
