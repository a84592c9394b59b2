package org.yanqi.face.tencent;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.FaceVerification;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.FaceResult.Reason;
import org.yanqi.tencent.TencentClient;

/** DetectAuth opens a check in WeChat, GetDetectInfoEnhanced tells its result: there is no callback. */
public final class TencentFaceVerification implements FaceVerification {

    private static final String VERSION = "2018-03-01";
    private static final Duration USABLE = Duration.ofSeconds(7200);

    private final TencentFaceSettings settings;
    private final TencentClient client;

    public TencentFaceVerification(TencentFaceSettings settings, HttpClient http, Clock clock) {
        this.settings = settings;
        this.client = new TencentClient(
                new TencentClient.Service(
                        "Tencent FaceID",
                        "faceid",
                        VERSION,
                        settings.base(),
                        settings.secretId(),
                        settings.secretKey()),
                http,
                clock);
    }

    @Override
    public FaceCheck.Session begin(String request, Handler handler, Instant now) {
        var parameters = TencentClient.JSON
                .createObjectBuilder()
                .add("RuleId", settings.ruleId())
                .add("Name", handler.name().value())
                .add("IdCard", handler.idNumber().value())
                .add("Extra", request);
        settings.redirect().ifPresent(url -> parameters.add("RedirectUrl", url.toString()));
        JsonObject answer = client.call("DetectAuth", "", parameters.build());
        refuseErrors("DetectAuth", answer);
        return new FaceCheck.Session(
                required("DetectAuth", answer, "BizToken"), required("DetectAuth", answer, "Url"), now.plus(USABLE));
    }

    @Override
    public FaceResult result(String reference, String request) {
        JsonObject answer = client.call(
                "GetDetectInfoEnhanced",
                "",
                TencentClient.JSON
                        .createObjectBuilder()
                        .add("BizToken", reference)
                        .add("RuleId", settings.ruleId())
                        .add("InfoType", "1")
                        .build());
        if (TencentClient.error(answer)
                .filter(TencentFaceVerification::tokenGone)
                .isPresent()) {
            return new FaceResult.Failed(Reason.EXPIRED);
        }
        refuseErrors("GetDetectInfoEnhanced", answer);
        return answer.get("Text") instanceof JsonObject text
                ? understood(text, reference)
                : new FaceResult.Unfinished();
    }

    private static boolean tokenGone(String code) {
        return code.startsWith("InvalidParameterValue.BizToken");
    }

    private FaceResult understood(JsonObject text, String reference) {
        if (!(text.get("ErrCode") instanceof JsonNumber code) || !code.isIntegral()) {
            return new FaceResult.Unfinished();
        }
        return switch (code.intValue()) {
            case 0 -> passed(text, reference);
            case 17 -> new FaceResult.Unfinished();
            case 15 -> new FaceResult.Failed(Reason.EXPIRED);
            case 16 -> new FaceResult.Failed(Reason.ATTEMPTS_EXHAUSTED);
            case 302 -> new FaceResult.Failed(Reason.CARD_EXPIRED);
            case 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008 -> new FaceResult.Failed(Reason.LIVENESS);
            case 2005, 2007 -> new FaceResult.Failed(Reason.NO_RECORD);
            case 2006 -> new FaceResult.Failed(Reason.NAME_AND_NUMBER_DIFFER);
            case 2016 -> new FaceResult.Failed(Reason.ANOTHER_PERSON);
            default -> new FaceResult.Failed(Reason.OTHER);
        };
    }

    /** Both stages must have passed besides the whole: a pass without them is not believed. */
    private FaceResult passed(JsonObject text, String reference) {
        if (!isZero(text, "LiveStatus") || !isZero(text, "Comparestatus")) {
            return new FaceResult.Failed(Reason.OTHER);
        }
        Optional<PersonName> name = TencentClient.text(text, "Name")
                .flatMap(value -> PersonName.parse(value).toOptional());
        Optional<IdNumber> number = TencentClient.text(text, "IdCard")
                .flatMap(value -> IdNumber.parse(value).toOptional());
        if (name.isEmpty() || number.isEmpty()) {
            throw client.notUnderstood("GetDetectInfoEnhanced", "passed, but for nobody in particular");
        }
        String extra = TencentClient.text(text, "Extra").orElse("");
        return new FaceResult.Passed(name.get(), number.get(), extra, reference);
    }

    private static boolean isZero(JsonObject text, String key) {
        return text.get(key) instanceof JsonNumber status && status.isIntegral() && status.intValue() == 0;
    }

    private void refuseErrors(String action, JsonObject answer) {
        TencentClient.error(answer).ifPresent(code -> {
            throw client.notUnderstood(action, "refused with " + code);
        });
    }

    private String required(String action, JsonObject answer, String key) {
        return TencentClient.text(answer, key)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> client.notUnderstood(action, "answered without " + key));
    }
}
