package org.yanqi.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.yanqi.domain.payment.Money;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.Pace;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.Party;

/** A merchant at the emulated WeChat Pay, and the customer's phone. */
final class Merchant implements AutoCloseable {
    private static final DemonstrationAccounts ACCOUNTS = DemonstrationAccounts.withNewKeys();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Receiver receiver;
    private final Emulators emulators;

    Merchant(Path data) throws Exception {
        receiver = new Receiver();
        emulators = Emulators.start(ACCOUNTS.settings(data, Clock.systemUTC(), Pace.brisk()));
    }

    WechatPaySettings settings() {
        var account = ACCOUNTS.wechat();
        return new WechatPaySettings(
                emulators.base(),
                account.mchid(),
                account.appid(),
                account.certificateSerial(),
                ACCOUNTS.merchantKeys().getPrivate(),
                account.platformKeyId(),
                ACCOUNTS.platformKeys().getPublic(),
                account.apiV3Key(),
                receiver.uri());
    }

    WechatPay payments() {
        return new WechatPay(settings(), HTTP, Clock.systemUTC());
    }

    void pay(String code) {
        act(code, "{\"act\":\"pay\"}");
    }

    /** What the customer does with the order behind this code, as the sandbox phone's JSON. */
    void act(String code, String act) {
        assertThat(post("payments/" + prepared(code), act)).isEqualTo(200);
    }

    /** What of the order behind this code has come back to the customer. */
    Money givenBack(String code) {
        var request =
                HttpRequest.newBuilder(phone("payments/" + prepared(code))).build();
        String shown = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
        return new Money(Json.object(shown)
                .flatMap(order -> Json.whole(order, "refunded"))
                .orElseThrow());
    }

    /** @param result {@code SUCCESS}, {@code ABNORMAL} or {@code CLOSED}; what has ended stays as it is */
    void endRefund(String number, String result) {
        assertThat(post("refunds/" + number, "{\"result\":\"" + result + "\"}")).isIn(204, 409);
    }

    private int post(String path, String json) {
        var request = HttpRequest.newBuilder(phone(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    private URI phone(String path) {
        return emulators.base().resolve("/phone/api/" + path);
    }

    private static String prepared(String code) {
        return code.substring(code.indexOf('=') + 1);
    }

    Faults faults() {
        return emulators.faults();
    }

    void loseTheNextAnswer() {
        emulators.faults().nextAnswer(Party.PAYMENT, AnswerFault.LOST);
    }

    @Override
    public void close() {
        receiver.close();
        emulators.close();
    }
}
