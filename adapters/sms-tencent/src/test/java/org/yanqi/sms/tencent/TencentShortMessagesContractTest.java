package org.yanqi.sms.tencent;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.port.ShortMessagesContract;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.Pace;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.Party;

final class TencentShortMessagesContractTest extends ShortMessagesContract {
    private static final DemonstrationAccounts ACCOUNTS = DemonstrationAccounts.withNewKeys();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private Emulators emulators;
    private TencentShortMessages messages;

    @BeforeEach
    void start() throws Exception {
        emulators = Emulators.start(ACCOUNTS.settings(data, Clock.systemUTC(), Pace.brisk()));
        var account = ACCOUNTS.tencent();
        var settings = new TencentSmsSettings(
                emulators.base(),
                account.secretId(),
                account.secretKey(),
                "ap-guangzhou",
                "1400000001",
                "湖北CA",
                Templates.ALL);
        messages = new TencentShortMessages(settings, HTTP, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        emulators.close();
    }

    @Override
    protected ShortMessages messages() {
        return messages;
    }

    @Override
    protected String phone() {
        var request = HttpRequest.newBuilder(emulators.base().resolve("/phone/api/messages"))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        emulators.faults().nextAnswer(Party.SMS, AnswerFault.LOST);
        deed.run();
    }
}
