package org.yanqi.sms.tencent;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.tencent.TencentClient;

/** SendSms: one number at a time, whose own status decides. */
public final class TencentShortMessages implements ShortMessages {

    private static final String VERSION = "2021-01-11";
    private static final String ACTION = "SendSms";

    private final TencentSmsSettings settings;
    private final TencentClient client;

    public TencentShortMessages(TencentSmsSettings settings, HttpClient http, Clock clock) {
        this.settings = settings;
        this.client = new TencentClient(
                new TencentClient.Service(
                        "Tencent SMS", "sms", VERSION, settings.base(), settings.secretId(), settings.secretKey()),
                http,
                clock);
    }

    @Override
    public Sending send(MobileNumber mobile, Template template, List<String> parameters) {
        JsonObject answer = client.call(ACTION, settings.region(), message(mobile, template, parameters));
        TencentClient.error(answer).ifPresent(code -> {
            throw client.notUnderstood(ACTION, "refused with " + code);
        });
        String code = answer.get("SendStatusSet") instanceof JsonArray statuses
                        && !statuses.isEmpty()
                        && statuses.getFirst() instanceof JsonObject status
                ? TencentClient.text(status, "Code").orElse("")
                : "";
        if (code.isEmpty()) {
            throw client.notUnderstood(ACTION, "answered without a status of the number");
        }
        return code.equals("Ok") ? new Sending.Accepted() : new Sending.Refused(code);
    }

    private JsonObject message(MobileNumber mobile, Template template, List<String> parameters) {
        JsonArrayBuilder filled = TencentClient.JSON.createArrayBuilder();
        parameters.forEach(filled::add);
        return TencentClient.JSON
                .createObjectBuilder()
                .add("PhoneNumberSet", TencentClient.JSON.createArrayBuilder().add("+86" + mobile.value()))
                .add("SmsSdkAppId", settings.appId())
                .add("SignName", settings.sign())
                .add("TemplateId", Objects.requireNonNull(settings.templates().get(template)))
                .add("TemplateParamSet", filled)
                .build();
    }
}
