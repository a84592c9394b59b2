package org.yanqi.ear.journey;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * Whoever sends what no page of theirs would send.
 *
 * @param visit with which it is sent
 * @param status where the application of this visit stands; it does not change by anything that is forged
 * @param forms what the pages of this visit hide in their forms, by address, as far as they were looked at
 * @param pages where answers have led to, by address
 */
record Forger(Stranger visit, RenewalStatus status, Map<String, Map<String, String>> forms, Map<String, String> pages) {

    private static final Pattern SHOWN = Pattern.compile("data-screen=\"([a-z-]+)\"");

    /** Something for every field that any form has. */
    private static final Map<String, String> ANYTHING = Map.ofEntries(
            Map.entry("bidding", "NO"),
            Map.entry("phrase", Journey.PHRASE),
            Map.entry("understood", "on"),
            Map.entry("document", "BUSINESS_LICENCE"),
            Map.entry("organisationName", "另一个单位"),
            Map.entry("code", "91420100MA4KLC8M0D"),
            Map.entry("name", "张晓明"),
            Map.entry("idNumber", "420106199003072513"),
            Map.entry("validUntil", "2036-06-30"),
            Map.entry("mobile", "13800138000"),
            Map.entry("otp", "000000"),
            Map.entry("consent", "on"),
            Map.entry("shown", "0".repeat(64)),
            Map.entry("shown-face", "0".repeat(64)),
            Map.entry("years", "3"),
            Map.entry("term", "3"),
            Map.entry("email", "evil@example.com"),
            Map.entry("number", "YQ20250711-000001"),
            Map.entry("take", "YQ20250711-000001"),
            Map.entry("mark-YQ20250711-000001", "x".repeat(43)),
            Map.entry("decision", "approve"),
            Map.entry("reason", "与经办人电话核实"),
            Map.entry("form", "form"),
            Map.entry("jakarta.faces.ViewState", "stateless"));

    Forger(Stranger visit, RenewalStatus status) {
        this(visit, status, new HashMap<>(), new HashMap<>());
    }

    /** What the form at this address hides; where there is none, what every form has. */
    Map<String, String> form(String address) {
        return forms.computeIfAbsent(address, unknown -> {
            Map<String, String> fields = visit.form(unknown);
            fields.computeIfAbsent("formToken", missing -> visit.formToken());
            return fields;
        });
    }

    /** The page to which an answer leads. */
    String page(String address) {
        return pages.computeIfAbsent(address, unknown -> visit.get(unknown).body());
    }

    String formToken() {
        return form("renewal").getOrDefault("formToken", "");
    }

    /** The screen on which the application of this visit stands, as forms name it. */
    String screen() {
        return form("renewal").computeIfAbsent("screen", none -> {
            Matcher shown = SHOWN.matcher(visit.get("renewal").body());
            return shown.find() ? shown.group(1).toUpperCase(Locale.ROOT).replace('-', '_') : "";
        });
    }

    /** Posts the form at this address with all that any form asks for and with what is said instead. */
    Stranger.Answer post(String address, Map<String, String> said) {
        Map<String, String> fields = new HashMap<>(ANYTHING);
        fields.putAll(form(address));
        fields.putAll(said);
        return visit.post(address.replaceFirst("\\?.*", ""), fields);
    }
}
