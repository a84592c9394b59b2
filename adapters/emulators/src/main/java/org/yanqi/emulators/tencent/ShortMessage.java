package org.yanqi.emulators.tencent;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yanqi.emulators.wire.Json;

/**
 * A message as it stands on the phone.
 *
 * @param number with its country code, as {@code +8613800138000}
 * @param text with the sender's name 【…】 in front
 * @param template the approved template's number
 * @param filling the template's parameters as {@code {"parameters":[…]}}
 */
public record ShortMessage(
        String serialNo,
        String number,
        String text,
        @Nullable String template,
        @Nullable String filling,
        Instant received) {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{4,8}(?!\\d)");

    /** What stands in the template's places. */
    public List<String> parameters() {
        return Json.parse(Objects.requireNonNullElse(filling, ""))
                .map(object -> Json.texts(object, "parameters"))
                .orElse(List.of());
    }

    /** The one-time code in the text, if it brings one. */
    public Optional<String> code() {
        if (!text.contains("验证码")) {
            return Optional.empty();
        }
        return CODE.matcher(text).results().map(found -> found.group()).findFirst();
    }
}
