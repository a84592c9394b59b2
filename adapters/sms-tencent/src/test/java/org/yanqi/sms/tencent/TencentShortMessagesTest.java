package org.yanqi.sms.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.ShortMessages.Sending;
import org.yanqi.application.port.ShortMessages.Template;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.Pace;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.Party;
import org.yanqi.emulators.wire.Faults.SmsFault;

/** The adapter against the emulator, which the vendor's own SDK has accepted. */
class TencentShortMessagesTest {

    private static final MobileNumber MOBILE = new MobileNumber("13800138000");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private Emulators emulators;

    @BeforeEach
    void start() throws Exception {
        emulators =
                Emulators.start(DemonstrationAccounts.withNewKeys().settings(data, Clock.systemUTC(), Pace.brisk()));
    }

    @AfterEach
    void stop() {
        emulators.close();
    }

    @Test
    void aCodeArrivesOnThePhone() throws Exception {
        assertThat(messages("sandbox-tencent-secret").send(MOBILE, Template.ONE_TIME_CODE, List.of("028734", "5")))
                .isEqualTo(new Sending.Accepted());
        assertThat(phone()).contains("028734").contains("+8613800138000");
    }

    @Test
    void eachMessageHasItsTemplate() throws Exception {
        assertThat(messages("sandbox-tencent-secret")
                        .send(MOBILE, Template.RENEWAL_INSTALLED, List.of("YQ20250711-000123")))
                .isEqualTo(new Sending.Accepted());
        assertThat(phone()).contains("YQ20250711-000123");
    }

    @Test
    void aNumberThatTheCarriersProtectIsRefusedWithTheirReason() {
        emulators.faults().refuseMessages(MOBILE.value(), SmsFault.BLACKLISTED);
        assertThat(messages("sandbox-tencent-secret")
                        .send(MOBILE, Template.REFUND_DONE, List.of("YQ20250711-000123", "200.00")))
                .isEqualTo(new Sending.Refused("FailedOperation.PhoneNumberInBlacklist"));
    }

    @Test
    void aPartyThatIsDownIsUnavailabilityUntilItIsBack() {
        emulators.faults().down(Party.SMS, true);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> messages("sandbox-tencent-secret")
                            .send(MOBILE, Template.WINDOW_OPEN, List.of("2025-08-10")))
                    .isInstanceOf(UnavailableException.class);
        }
        emulators.faults().down(Party.SMS, false);
        assertThat(messages("sandbox-tencent-secret").send(MOBILE, Template.WINDOW_OPEN, List.of("2025-08-10")))
                .isEqualTo(new Sending.Accepted());
    }

    @Test
    void theNumbersOwnStatusDecides() throws Exception {
        assertThat(messages("sandbox-tencent-secret").send(MOBILE, Template.ONE_TIME_CODE, List.of("028734")))
                .isEqualTo(new Sending.Refused("FailedOperation.TemplateParamSetNotMatchApprovedTemplate"));
        assertThat(phone()).doesNotContain("028734");
    }

    @Test
    void aWrongKeyOrALostAnswerIsUnavailability() {
        assertThatThrownBy(() -> messages("wrong").send(MOBILE, Template.ONE_TIME_CODE, List.of("1", "5")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("AuthFailure.SignatureFailure");
        emulators.faults().nextAnswer(Party.SMS, AnswerFault.LOST);
        assertThatThrownBy(() ->
                        messages("sandbox-tencent-secret").send(MOBILE, Template.ONE_TIME_CODE, List.of("1", "5")))
                .isInstanceOf(UnavailableException.class);
    }

    private TencentShortMessages messages(String key) {
        var settings = new TencentSmsSettings(
                emulators.base(), "AKIDsandbox", key, "ap-guangzhou", "1400000001", "湖北CA", Templates.ALL);
        return new TencentShortMessages(settings, HTTP, Clock.systemUTC());
    }

    private String phone() throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(emulators.base().resolve("/phone/api/messages"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
