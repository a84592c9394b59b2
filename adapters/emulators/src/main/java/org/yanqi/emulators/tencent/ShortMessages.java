package org.yanqi.emulators.tencent;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.yanqi.emulators.store.Shelf;
import org.yanqi.emulators.store.Store;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Json;

/** SMS 2021-01-11: the messages end on the sandbox phone. */
public final class ShortMessages {

    private static final Pattern MAINLAND = Pattern.compile("(?:\\+?86)?(1[3-9]\\d{9})");
    private static final int MOST_NUMBERS = 200;

    private final TencentAccount account;
    private final Faults faults;
    private final Clock clock;
    private final Shelf<ShortMessage> received;

    public ShortMessages(TencentAccount account, Store store, Faults faults, Clock clock) {
        this.account = account;
        this.faults = faults;
        this.clock = clock;
        this.received = store.shelf("messages", ShortMessage.class, 300);
    }

    /** The newest first. */
    public List<ShortMessage> received() {
        return received.all().reversed();
    }

    JsonObject sendSms(JsonObject request) {
        if (!Json.text(request, "SmsSdkAppId").equals(Optional.of(account.smsAppId()))) {
            throw new Refused("UnauthorizedOperation.SmsSdkAppIdVerifyFail", "The SmsSdkAppId is not of this account.");
        }
        List<String> numbers = Json.texts(request, "PhoneNumberSet");
        if (numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
            throw new Refused("InvalidParameterValue", "PhoneNumberSet holds 1 to 200 numbers.");
        }
        var statuses = Json.array();
        numbers.forEach(number -> statuses.add(sent(request, number)));
        return Json.object().add("SendStatusSet", statuses).build();
    }

    private JsonObjectBuilder sent(JsonObject request, String number) {
        String session = Json.text(request, "SessionContext").orElse("");
        try {
            String sign = sign(request);
            String template = Json.text(request, "TemplateId").orElse("");
            List<String> parameters = Json.texts(request, "TemplateParamSet");
            String text = template(template).filled(sign, parameters);
            var matched = MAINLAND.matcher(number);
            if (!matched.matches()) {
                throw new Refused("InvalidParameterValue.IncorrectPhoneNumber", "incorrect phone number");
            }
            faults.ofNumber(matched.group(1)).ifPresent(fault -> {
                throw new Refused(fault.code(), fault.reason());
            });
            String serial = UUID.randomUUID().toString();
            String filling = filling(parameters);
            received.put(
                    serial,
                    new ShortMessage(serial, "+86" + matched.group(1), text, template, filling, clock.instant()));
            return status(serial, number, 1, session, "Ok", "send success");
        } catch (Refused refused) {
            return status("", number, 0, session, refused.code(), refused.reason());
        }
    }

    private String sign(JsonObject request) {
        return Json.text(request, "SignName")
                .filter(account.smsSign()::equals)
                .orElseThrow(() -> new Refused(
                        "FailedOperation.SignatureIncorrectOrUnapproved", "signature incorrect or unapproved"));
    }

    private SmsTemplate template(String number) {
        String text = account.smsTemplates().get(number);
        if (text == null) {
            throw new Refused("FailedOperation.TemplateIncorrectOrUnapproved", "template incorrect or unapproved");
        }
        return new SmsTemplate(text);
    }

    private static String filling(List<String> parameters) {
        var array = Json.array();
        parameters.forEach(array::add);
        return Json.object().add("parameters", array).build().toString();
    }

    private static JsonObjectBuilder status(
            String serial, String number, int fee, String session, String code, String message) {
        return Json.object()
                .add("SerialNo", serial)
                .add("PhoneNumber", number)
                .add("Fee", fee)
                .add("SessionContext", session)
                .add("Code", code)
                .add("Message", message)
                .add("IsoCode", "CN");
    }
}
