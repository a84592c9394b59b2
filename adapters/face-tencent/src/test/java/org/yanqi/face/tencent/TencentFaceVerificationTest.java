package org.yanqi.face.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.Pace;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.Party;

/** The adapter against the emulator, which the vendor's own SDK has accepted. */
class TencentFaceVerificationTest {

    private static final String REQUEST = "4f1c2d3e4f1c2d3e4f1c2d3e4f1c2d3e";
    private static final Instant NOW = Clock.systemUTC().instant();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private Emulators emulators;
    private TencentFaceVerification faces;

    @BeforeEach
    void start() throws Exception {
        var accounts = DemonstrationAccounts.withNewKeys();
        emulators = Emulators.start(accounts.settings(data, Clock.systemUTC(), Pace.brisk()));
        faces = faces(accounts.tencent().secretKey());
    }

    @AfterEach
    void stop() {
        emulators.close();
    }

    @Test
    void aCheckIsUnfinishedThenPassedForTheVeryPersonAndRequest() throws Exception {
        FaceCheck.Session session = faces.begin(REQUEST, handler(), NOW);
        assertThat(session.address()).startsWith(emulators.base().toString());
        assertThat(session.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(faces.result(session.reference(), REQUEST)).isEqualTo(new FaceResult.Unfinished());

        decide(session, "PASSED");

        assertThat(faces.result(session.reference(), REQUEST))
                .isEqualTo(new FaceResult.Passed(handler().name(), handler().idNumber(), REQUEST, session.reference()));
    }

    @ParameterizedTest
    @CsvSource({
        "LIVENESS_FAILED, LIVENESS",
        "NOT_SAME_PERSON, ANOTHER_PERSON",
        "NAME_AND_NUMBER_DIFFER, NAME_AND_NUMBER_DIFFER",
        "EXPIRED, EXPIRED",
        "EXHAUSTED, ATTEMPTS_EXHAUSTED"
    })
    void aFailureKeepsItsReason(String decided, FaceResult.Reason reason) throws Exception {
        FaceCheck.Session session = faces.begin(REQUEST, handler(), NOW);
        decide(session, decided);
        assertThat(faces.result(session.reference(), REQUEST)).isEqualTo(new FaceResult.Failed(reason));
    }

    @Test
    void aCheckThatTheProviderHasForgottenIsExpired() {
        assertThat(faces.result("00000000-0000-0000-0000-000000000000", REQUEST))
                .isEqualTo(new FaceResult.Failed(FaceResult.Reason.EXPIRED));
    }

    @Test
    void aWrongKeyALostAnswerAndA503AreNoResult() {
        assertThatThrownBy(() -> faces("wrong").begin(REQUEST, handler(), NOW))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("AuthFailure.SignatureFailure");
        emulators.faults().nextAnswer(Party.FACE, AnswerFault.LOST);
        assertThatThrownBy(() -> faces.begin(REQUEST, handler(), NOW)).isInstanceOf(UnavailableException.class);
        emulators.faults().nextAnswer(Party.FACE, AnswerFault.REFUSED);
        assertThatThrownBy(() -> faces.begin(REQUEST, handler(), NOW)).isInstanceOf(UnavailableException.class);
    }

    private TencentFaceVerification faces(String key) {
        var settings = new TencentFaceSettings(emulators.base(), "AKIDsandbox", key, "1", Optional.empty());
        return new TencentFaceVerification(settings, HTTP, Clock.systemUTC());
    }

    private void decide(FaceCheck.Session session, String result) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        emulators.base().resolve("/phone/api/faces/" + session.reference()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"result\":\"" + result + "\"}"))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    private static Handler handler() {
        return new Handler(
                new PersonName("张三"),
                new IdNumber("11010519491231002X"),
                new CardValidity.LongTerm(),
                new MobileNumber("13800138000"));
    }
}
