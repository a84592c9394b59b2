package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends to an application every command that is not due: from its own browser, and from that of another application. */
final class Forgery implements AutoCloseable {

    private static final List<String> SCREENS = List.of(
            "PROCESS",
            "QUESTIONNAIRE",
            "NOTICES",
            "CERTIFICATE_READ",
            "CERTIFICATE",
            "HANDLER",
            "FACE",
            "FACE_PENDING",
            "LATE",
            "CHECK",
            "SIGNING",
            "PAYMENT",
            "PAYMENT_PENDING",
            "INSTALLATION",
            "INVOICE",
            "INVOICE_STATE",
            "REVIEW",
            "CLOSED",
            "UKEY_CERTIFICATE",
            "UKEY_SIGNING",
            "UKEY_INSTALLATION",
            "NOTHING");

    /** The pages with forms, and what can be pressed on them. */
    private static final Map<String, List<String>> BUTTONS = Map.of(
            "renewal", List.of("next", "refuse", "review"),
            "cancel", List.of("confirm"),
            "applications", List.of("next"),
            "invoices", List.of("next", "take"),
            "refused?entry=1", List.of("remind"));

    static final List<String> TOKEN_STEPS = List.of("inventory", "prove", "generate", "install", "verify", "retire");

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
            Map.entry("mark-YQ20250711-000001", "x".repeat(43)));

    private static final List<String> OWN_PAGES = List.of(
            "renewal",
            "renewal?step=2",
            "renewal?step=4",
            "renewal?step=5",
            "renewal?step=7",
            "renewal?step=8",
            "summary",
            "receipt",
            "cancel",
            "invoices",
            "applications",
            "consented?text=service",
            "api/renewal/status");

    private static final List<String> ENDED = List.of("COMPLETED", "REJECTED", "CANCELLED");

    private final RunningYanqi yanqi;
    private final Handler handler;
    private final Database database;
    private final Marks personal;
    private final Stranger intruder;
    private final String intruders;

    /** @param personal what another application's browser must never see */
    Forgery(RunningYanqi yanqi, Handler handler, Marks personal) {
        this.yanqi = yanqi;
        this.handler = handler;
        this.personal = personal;
        database = new Database(yanqi.data());
        intruder = new Stranger(yanqi.portal());
        intruders = intruder.openApplication();
    }

    Stranger intruder() {
        return intruder;
    }

    /** The number of the intruder's application. */
    String intruders() {
        return intruders;
    }

    /** Everything that is not due in this state, from whoever: nothing changes. */
    void attack(String number, String status) {
        database.texts("select status from renewal where number = '" + number + "'")
                .forEach(now -> assertThat(now).isEqualTo(status));
        String before = standing(number);
        try (Stranger owner = owner()) {
            for (String page : BUTTONS.keySet()) {
                forge(owner, page, status);
            }
            for (String step : TOKEN_STEPS) {
                if (!isDue(step, status)) {
                    owner.json("api/token-steps/" + step + "/ticket", ticketFor(step));
                }
                owner.json("api/token-steps/" + step + "/result", resultFor(step));
            }
            assertThat(standing(number)).as("by its own browser").isEqualTo(before);
            assertNoNumberInFull(owner);
            intrude(owner, number);
        }
        assertThat(standing(number)).as("by another's browser").isEqualTo(before);
    }

    /** Not even the one who has given them reads them in full: computers are shared, and visits last for a month. */
    private void assertNoNumberInFull(Stranger owner) {
        for (String page : OWN_PAGES) {
            var answer = owner.get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(personal.numbers().in(answer.body())).as(page).isEmpty();
        }
    }

    /** Forms that name another screen, or an application as it stood before. */
    private void forge(Stranger owner, String page, String status) {
        Map<String, String> form = owner.form(page);
        String current = form.getOrDefault("screen", "");
        for (String screen : SCREENS) {
            for (String press : BUTTONS.getOrDefault(page, List.of())) {
                if (!screen.equals(current)) {
                    owner.post(
                            page.replaceFirst("\\?.*", ""),
                            filled(form, screen, form.getOrDefault("seen", "0"), press));
                }
            }
        }
        for (String seen : List.of("0", "-1", "x", "999999")) {
            if (!current.isEmpty() && !seen.equals(form.get("seen"))) {
                owner.post(page, filled(form, current, seen, "next"));
                owner.post(page, filled(form, current, seen, "confirm"));
            }
        }
        if (page.equals("cancel") && ENDED.contains(status)) {
            owner.post(page, filled(form, current, form.getOrDefault("seen", "0"), "confirm"));
        }
    }

    private static Map<String, String> filled(Map<String, String> form, String screen, String seen, String press) {
        Map<String, String> fields = new HashMap<>(ANYTHING);
        fields.putAll(form);
        fields.putAll(Map.of("screen", screen, "seen", seen, press, ""));
        return fields;
    }

    /** Another application's cookie, form token and number. */
    private void intrude(Stranger owner, String number) {
        String own = standing(intruders);
        for (String path :
                List.of("documents/agreement-draft.pdf?of=", "documents/agreement.pdf?of=", "documents/invoice?of=")) {
            assertThat(intruder.get(path + number).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of(
                "summary?of=",
                "receipt?of=",
                "consented?text=service&of=",
                "refused?entry=1&of=",
                "cancel?of=",
                "renewal?number=")) {
            assertThat(personal.in(intruder.get(path + number).body())).as(path).isEmpty();
        }
        for (String kind : List.of("licence", "front", "back")) {
            assertThat(intruder.get("api/pictures/" + kind).status()).isEqualTo(404);
        }
        Map<String, String> form = intruder.form("renewal");
        form.put("formToken", owner.formToken());
        form.put("next", "");
        assertThat(intruder.post("renewal", form).status()).isEqualTo(403);
        assertThat(intruder.json("api/codes", "{\"mobile\":\"13800138000\"}", owner.formToken())
                        .status())
                .isEqualTo(403);
        Map<String, String> stolen = owner.form("renewal");
        stolen.put("formToken", intruder.formToken());
        String screen = stolen.getOrDefault("screen", "");
        if (!screen.isEmpty() && !screen.equals(form.get("screen"))) {
            for (String press : List.of("next", "refuse", "review")) {
                intruder.post("renewal", filled(stolen, screen, stolen.getOrDefault("seen", "0"), press));
            }
        }
        for (String page : List.of("invoices", "applications")) {
            Map<String, String> fields = intruder.form(page);
            fields.putAll(Map.of("take", number, "mark-" + number, intruder.formToken(), "number", number, "next", ""));
            intruder.post(page, fields);
        }
        assertThat(intruder.get("renewal").body()).contains(intruders).doesNotContain(number);
        assertThat(standing(intruders)).isEqualTo(own);
    }

    /** What the page would ask a ticket for itself in this state: that is no forgery. */
    private static boolean isDue(String step, String status) {
        return switch (step) {
            case "generate" -> status.equals("PAID");
            case "prove" -> status.equals("ACKNOWLEDGED") || status.equals("PRESENTED");
            default -> false;
        };
    }

    static String ticketFor(String step) {
        return step.equals("prove") ? "{\"tokenSerial\":\"0000\",\"certificate\":\"" + "0".repeat(64) + "\"}" : "{}";
    }

    static String resultFor(String step) {
        return "{\"signing\":\"AAAA\",\"others\":[],\"result\":{\"proof\":\"AAAA\",\"request\":\"AAAA\",\"binding\":\"AAAA\","
                + "\"tokens\":[],\"installed\":" + step.equals("install") + ",\"newOpened\":\"" + "0".repeat(64)
                + "\",\"oldOpened\":\"" + "0".repeat(64) + "\"}}";
    }

    /** The handler's own visit, in other hands. */
    Stranger owner() {
        var stolen = new Stranger(yanqi.portal());
        handler.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("yanqi"))
                .forEach(cookie -> stolen.withCookie("yanqi", cookie.value));
        return stolen;
    }

    /** Its state, and which version of it. */
    String standing(String number) {
        return database.texts("select status || ' ' || version from renewal where number = '" + number + "'")
                .getFirst();
    }

    @Override
    public void close() {
        intruder.close();
    }
}
