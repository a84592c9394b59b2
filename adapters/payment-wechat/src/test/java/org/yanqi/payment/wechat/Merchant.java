package org.yanqi.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
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
        String prepared = code.substring(code.indexOf('=') + 1);
        var request = HttpRequest.newBuilder(emulators.base().resolve("/phone/api/payments/" + prepared))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(act))
                .build();
        assertThat(HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .join()
                        .statusCode())
                .isEqualTo(200);
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
