package org.yanqi.emulators.tencent;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message as it stands on the phone.
 *
 * @param number with its country code, as {@code +8613800138000}
 * @param text with the sender's name 【…】 in front
 */
public record ShortMessage(String serialNo, String number, String text, Instant received) {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{4,8}(?!\\d)");

    /** The one-time code in the text, if there is one. */
    public Optional<String> code() {
        return CODE.matcher(text).results().map(found -> found.group()).findFirst();
    }
}
