package org.yanqi.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.sms.v20210111.models.SendStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.emulators.wire.Json;

/** Tencent Cloud's own SDK is the judge of the emulator. */
class TencentCloudTest {

    @TempDir
    Path data;

    private Emulators emulators;

    @BeforeEach
    void start() throws Exception {
        emulators = Sandbox.started(data);
    }

    @AfterEach
    void stop() {
        emulators.close();
    }

    @Test
    void aFaceCheckIsUnfinishedUntilItIsDecidedOnThePhone() throws Exception {
        JsonObject opened = parties().detectAuth();
        String token = opened.get("BizToken").getAsString();
        assertThat(parties().faceText(token).get("ErrCode").getAsInt()).isEqualTo(17);

        assertThat(Http.scan(emulators, opened.get("Url").getAsString()).getString("id"))
                .isEqualTo(token);
        decide(token, "PASSED");

        JsonObject text = parties().faceText(token);
        assertThat(text.get("ErrCode").getAsInt()).isZero();
        assertThat(text.get("LiveStatus").getAsInt()).isZero();
        assertThat(text.get("Comparestatus").getAsInt()).isZero();
        assertThat(text.get("IdCard").getAsString()).isEqualTo("11010519491231002X");
        assertThat(text.get("Name").getAsString()).isEqualTo("张三");
        assertThat(text.get("Extra").getAsString()).isEqualTo("YQ20250711-000123");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, 15",
        "EXHAUSTED, 16",
        "CARD_EXPIRED, 302",
        "ENGINE_FAILED, 2001",
        "NO_RECORD, 2007",
        "LIVENESS_FAILED, 1004",
        "NAME_AND_NUMBER_DIFFER, 2006",
        "NOT_SAME_PERSON, 2016"
    })
    void aFaceCheckFailsForTheReasonChosen(String result, int code) throws Exception {
        String token = parties().detectAuth().get("BizToken").getAsString();
        assertThat(decide(token, result)).isEqualTo(200);
        assertThat(parties().faceText(token).get("ErrCode").getAsInt()).isEqualTo(code);
        assertThat(decide(token, "PASSED")).isEqualTo(409);
    }

    @Test
    void anUndecidedFaceCheckExpiresAndIsForgottenAfterThreeDays() throws Exception {
        String token = parties().detectAuth().get("BizToken").getAsString();
        emulators.close();
        emulators = at(Duration.ofSeconds(7201));
        assertThat(Http.json(Http.get(Http.api(emulators, "faces/" + token))).getString("result"))
                .isEqualTo("EXPIRED");
        assertThat(decide(token, "PASSED")).isEqualTo(409);
    }

    @Test
    void anUnknownTokenOrRuleIsRefused() {
        assertRefused(
                "InvalidParameterValue.BizTokenIllegal",
                () -> parties().faceText("00000000-0000-0000-0000-000000000000"));
        assertRefused(
                "InvalidParameterValue.RuleIdNotExist",
                () -> parties()
                        .face("DetectAuth", Map.of("RuleId", "999", "Name", "张三", "IdCard", "11010519491231002X")));
        assertRefused("InvalidAction", () -> parties().face("DetectNothing", Map.of("RuleId", "1")));
    }

    @Test
    void aMessageArrivesOnThePhone() throws Exception {
        SendStatus status = parties().send("+8613800138000", "100001", "028734", "5");
        assertThat(status.getCode()).isEqualTo("Ok");
        assertThat(status.getSerialNo()).isNotEmpty();

        var messages = Http.json(Http.get(Http.api(emulators, "messages?number=13800138000")))
                .getJsonArray("messages");
        assertThat(messages).hasSize(1);
        assertThat(messages.getJsonObject(0).getString("text")).isEqualTo("【湖北CA】您的验证码为028734，5分钟内有效，请勿告诉他人。");
        assertThat(messages.getJsonObject(0).getString("code")).isEqualTo("028734");
    }

    @Test
    void aMessageIsRefusedForItsNumberItsTemplateOrItsParameters() throws Exception {
        assertThat(parties().send("+8612345", "100001", "1", "5").getCode())
                .isEqualTo("InvalidParameterValue.IncorrectPhoneNumber");
        assertThat(parties().send("+8613800138000", "7", "1", "5").getCode())
                .isEqualTo("FailedOperation.TemplateIncorrectOrUnapproved");
        assertThat(parties().send("+8613800138000", "100001", "1").getCode())
                .isEqualTo("FailedOperation.TemplateParamSetNotMatchApprovedTemplate");
    }

    @Test
    void thePhoneTellsTemplateAndParametersAndNoNumberIsTakenForACode() throws Exception {
        parties().send("+8613800138000", "100002", "YQ20250711-000123");
        var message = Http.json(Http.get(Http.api(emulators, "messages")))
                .getJsonArray("messages")
                .getJsonObject(0);
        assertThat(message.getString("text")).isEqualTo("【湖北CA】您的延期申请YQ20250711-000123已完成。");
        assertThat(message.getString("template")).isEqualTo("100002");
        assertThat(message.getJsonArray("parameters").getString(0)).isEqualTo("YQ20250711-000123");
        assertThat(message.isNull("code")).isTrue();
    }

    @Test
    void aParameterIsBoundedAsTencentBoundsIt() throws Exception {
        assertThat(parties().send("+8613800138000", "100001", "1234567", "5").getCode())
                .isEqualTo("InvalidParameterValue.TemplateParameterFormatError");
        assertThat(parties().send("+8613800138000", "100001", "12a", "5").getCode())
                .isEqualTo("InvalidParameterValue.TemplateParameterFormatError");
        assertThat(parties().send("+8613800138000", "100002", "9".repeat(500)).getCode())
                .isEqualTo("InvalidParameterValue.ContentLengthLimit");
        assertThat(parties()
                        .send("+8613800138000", "100002", "see https://example.org")
                        .getCode())
                .isEqualTo("InvalidParameterValue.ProhibitedUseUrlInTemplateParameter");
    }

    @ParameterizedTest
    @CsvSource({
        "BLACKLISTED, FailedOperation.PhoneNumberInBlacklist",
        "DAILY_LIMIT, LimitExceeded.PhoneNumberDailyLimit",
        "DELIVERY_FREQUENCY, LimitExceeded.DeliveryFrequencyLimit"
    })
    void aNumberIsRefusedUntilItIsAcceptedAgain(String fault, String code) throws Exception {
        refuse("13800138000", fault);
        assertThat(parties().send("+8613800138000", "100001", "1", "5").getCode())
                .isEqualTo(code);
        assertThat(parties().send("+8613900139000", "100001", "1", "5").getCode())
                .isEqualTo("Ok");
        refuse("13800138000", "ACCEPTED");
        assertThat(parties().send("+8613800138000", "100001", "1", "5").getCode())
                .isEqualTo("Ok");
    }

    @Test
    void aWrongKeyOrAWrongIdentityIsRefused() {
        assertRefused(
                "AuthFailure.SignatureFailure",
                () -> parties().sendAs(Sandbox.SECRET_ID, "wrong", "+8613800138000", "100001", "1", "5"));
        assertRefused(
                "AuthFailure.SecretIdNotFound",
                () -> parties().sendAs("AKIDother", Sandbox.SECRET_KEY, "+8613800138000", "100001", "1", "5"));
    }

    @Test
    void anOldTimestampIsRefused() throws Exception {
        emulators.close();
        emulators = at(Duration.ofHours(1));
        assertRefused("AuthFailure.SignatureExpire", () -> parties().detectAuth());
    }

    @Test
    void sessionsAndMessagesOutliveARestart() throws Exception {
        String token = parties().detectAuth().get("BizToken").getAsString();
        decide(token, "PASSED");
        parties().send("+8613800138000", "100001", "028734", "5");
        emulators.close();
        emulators = Sandbox.started(data);
        assertThat(parties().faceText(token).get("ErrCode").getAsInt()).isZero();
        assertThat(Http.get(Http.api(emulators, "messages")).body()).contains("028734");
    }

    private void refuse(String number, String fault) throws Exception {
        var order = Json.object().add("number", number).add("sms", fault).build();
        assertThat(Http.post(Http.api(emulators, "faults"), order).statusCode()).isEqualTo(204);
    }

    private Emulators at(Duration later) throws Exception {
        Clock clock = Clock.fixed(Clock.systemUTC().instant().plus(later), ZoneOffset.UTC);
        return Emulators.start(Sandbox.settings(data, clock, Optional.empty()));
    }

    private int decide(String token, String result) throws Exception {
        return Http.post(Http.api(emulators, "faces/" + token), Json.object("result", result))
                .statusCode();
    }

    private Parties parties() {
        return new Parties(emulators.base());
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        TencentCloudSDKException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(code));
    }
}
