package org.yanqi.face.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.FaceVerification;
import org.yanqi.application.port.FaceVerificationContract;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.Pace;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.Party;

final class TencentFaceContractTest extends FaceVerificationContract {
    private static final DemonstrationAccounts ACCOUNTS = DemonstrationAccounts.withNewKeys();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private Emulators emulators;
    private TencentFaceVerification faces;

    @BeforeEach
    void start() throws Exception {
        emulators = Emulators.start(ACCOUNTS.settings(data, Clock.systemUTC(), Pace.brisk()));
        var account = ACCOUNTS.tencent();
        var settings = new TencentFaceSettings(
                emulators.base(), account.secretId(), account.secretKey(), "1", Optional.empty());
        faces = new TencentFaceVerification(settings, HTTP, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        emulators.close();
    }

    @Override
    protected FaceVerification faces() {
        return faces;
    }

    @Override
    protected void pass(FaceCheck.Session session, String request) {
        decide(session, "PASSED");
    }

    @Override
    protected void showAnotherFace(FaceCheck.Session session, String request) {
        decide(session, "NOT_SAME_PERSON");
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        emulators.faults().nextAnswer(Party.FACE, AnswerFault.LOST);
        deed.run();
    }

    private void decide(FaceCheck.Session session, String result) {
        var request = HttpRequest.newBuilder(emulators.base().resolve("/phone/api/faces/" + session.reference()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"result\":\"" + result + "\"}"))
                .build();
        assertThat(HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .join()
                        .statusCode())
                .isEqualTo(200);
    }
}
