package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A renewal at whose every state each command is sent that is not due: by its own browser, by the browser of another
 * application, and by a telephone. Afterwards what is personal is looked for wherever it must not lie.
 */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ForgedCommandsJourneyTest {

    private static final Person MARKED =
            new Person("在线延期测试", "91420100MA4KLC8M0D", "欧阳测试", "420106198506152879", "13907129876");
    private static final Marks PERSONAL = new Marks(List.of(MARKED.name(), MARKED.idNumber(), MARKED.mobile()));

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

    private static final List<String> TOKEN_STEPS =
            List.of("inventory", "prove", "generate", "install", "verify", "retire");

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

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Path folder;
    private Database database;
    private Stranger intruder;
    private String number = "";
    private String intruders = "";
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private final Map<String, String> results = new LinkedHashMap<>();

    @BeforeAll
    void start(@TempDir Path directory) {
        folder = directory;
        yanqi = RunningYanqi.on(directory.resolve("data"), "--token", "software");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, MARKED);
        database = new Database(yanqi.data());
        intruder = new Stranger(yanqi.portal());
        intruders = intruder.openApplication();
        handler.page().onRequest(request -> {
            addresses.add(request.url());
            String path = request.url().replace(yanqi.portal().toString(), "");
            if (request.method().equals("POST") && path.matches("api/token-steps/[a-z]+/result")) {
                results.put(path, request.postData());
            }
        });
    }

    @AfterAll
    void stop() {
        intruder.close();
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void nothingIsForcedBeforeTheCertificateIsShown() {
        journey.open();
        journey.readProcess();
        journey.denyBidding();
        number = database.texts("select number from renewal where number <> '" + intruders + "'")
                .getFirst();
        attack("OPENED");
        journey.acknowledge();
        attack("ACKNOWLEDGED");
    }

    @Test
    @Order(2)
    void norWhenItIsShown() {
        journey.readCertificate();
        attack("PRESENTED");
        picturesAreRefused();
        journey.confirmCertificate();
    }

    @Test
    @Order(3)
    void norUntilTheFaceIsVerified() {
        journey.identify();
        attack("IDENTIFIED");
        journey.agreeToFaceCheck();
        String face = journey.qrContent();
        attack("FACE_PENDING");
        phone.decideFace(face, "PASSED");
        handler.awaitScreen("check");
        attack("FACE_VERIFIED");
    }

    @Test
    @Order(4)
    void norUntilItIsPaid() {
        journey.check();
        journey.sign();
        attack("SIGNED");
        journey.order(1);
        String payment = journey.qrContent();
        attack("SIGNED");
        phone.pay(payment);
        handler.awaitScreen("installation");
        attack("PAID");
    }

    @Test
    @Order(5)
    void aTelephoneDoesNotReplaceTheUKey() {
        try (var friend = new Stranger(yanqi.portal())) {
            String asked = "{\"purpose\":\"resume\",\"number\":\"" + number + "\",\"mobile\":\"%s\"}";
            assertThat(friend.json("api/codes", asked.formatted("13999999999")).status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> phone.newestCode("13999999999")).hasMessageContaining("no code");

            assertThat(friend.json("api/codes", asked.formatted(MARKED.mobile()))
                            .status())
                    .isEqualTo(200);
            var fields = friend.form("resume");
            fields.putAll(Map.of(
                    "number", number, "mobile", MARKED.mobile(), "otp", phone.newestCode(MARKED.mobile()), "open", ""));
            friend.post("resume", fields);
            assertThat(friend.get("renewal").body()).contains(number).contains("data-screen=\"ukey\"");

            String before = standing();
            for (String step : TOKEN_STEPS) {
                if (!step.equals("inventory")) {
                    assertThat(friend.json("api/token-steps/" + step + "/ticket", ticketFor(step))
                                    .status())
                            .as(step)
                            .isIn(404, 409);
                    assertThat(friend.json("api/token-steps/" + step + "/result", resultFor(step))
                                    .status())
                            .as(step)
                            .isBetween(400, 409);
                }
            }
            assertThat(standing()).isEqualTo(before);
        }
    }

    @Test
    @Order(6)
    void norAfterTheNewCertificateIsThere() {
        journey.install();
        attack("COMPLETED");
        journey.goOnToInvoice();
        journey.askForInvoice();
        attack("COMPLETED");
    }

    @Test
    @Order(7)
    void whatTheTokenHasSignedServesNobodyElseAndNotTwice() {
        String before = standing();
        String others = standingOf(intruders);
        var owner = owner();
        assertThat(results).isNotEmpty();
        results.forEach((path, body) -> {
            owner.json(path, body);
            int status = intruder.json(path, body).status();
            assertThat(status)
                    .as(path)
                    .satisfiesAnyOf(
                            refused -> assertThat(refused).isBetween(400, 409),
                            looked -> assertThat(path).containsAnyOf("inventory", "install"));
        });
        assertThat(standing()).isEqualTo(before);
        assertThat(standingOf(intruders)).isEqualTo(others);
        owner.close();
    }

    @Test
    @Order(8)
    void noAddressAndNoLogHoldsAnythingPersonal() {
        assertThat(addresses)
                .hasSizeGreaterThan(50)
                .allSatisfy(address -> assertThat(PERSONAL.in(URLDecoder.decode(address, StandardCharsets.UTF_8)))
                        .isEmpty());
        Map<String, Integer> found = new TreeMap<>();
        for (String log : List.of("server", "agent", "postgres")) {
            found.putAll(PERSONAL.in(yanqi.data().resolve("logs/" + log + ".log")));
        }
        found.putAll(PERSONAL.under(yanqi.data().resolve("agent")));
        found.putAll(PERSONAL.under(yanqi.data().resolve("server")));
        assertThat(found).isEmpty();
    }

    @Test
    @Order(9)
    void neitherDoTheDatabaseAndTheDocuments() {
        Map<String, List<String>> found = new TreeMap<>();
        for (String table : database.texts(
                "select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'")) {
            database.texts("select t::text from \"" + table + "\" t").stream()
                    .flatMap(row -> PERSONAL.in(row).stream())
                    .forEach(mark ->
                            found.computeIfAbsent(table, t -> new ArrayList<>()).add(mark));
        }
        assertThat(found).isEmpty();
        database.change("checkpoint");
        assertThat(PERSONAL.under(yanqi.data().resolve("postgres/data"))).isEmpty();
        assertThat(PERSONAL.under(yanqi.data().resolve("documents"))).isEmpty();
    }

    @Test
    @Order(10)
    void whatIsDoneWithIsForgotten() throws IOException {
        Path dump = folder.resolve("heap.hprof");
        new Program(folder, Map.of())
                .run(
                        Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                        "" + yanqi.server().pid(),
                        "GC.heap_dump",
                        dump.toString());

        assertThat(PERSONAL.inTextsOf(dump)).isEmpty();
        Files.delete(dump);
    }

    /** Everything that is not due in this state, from whoever: nothing changes. */
    private void attack(String status) {
        database.texts("select status from renewal where number = '" + number + "'")
                .forEach(now -> assertThat(now).isEqualTo(status));
        String before = standing();
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
            assertThat(standing()).as("by its own browser").isEqualTo(before);
            intrude(owner);
        }
        assertThat(standing()).as("by another's browser").isEqualTo(before);
    }

    /** Forms that name another screen, or an application as it stood before. */
    private void forge(Stranger owner, String page, String status) {
        Map<String, String> form = owner.form(page);
        String current = form.getOrDefault("screen", "");
        for (String screen : SCREENS) {
            for (String press : BUTTONS.get(page)) {
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
        if (page.equals("cancel") && status.equals("COMPLETED")) {
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
    private void intrude(Stranger owner) {
        String own = standingOf(intruders);
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
            assertThat(PERSONAL.in(intruder.get(path + number).body())).as(path).isEmpty();
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
        for (String page : List.of("invoices", "applications")) {
            Map<String, String> fields = intruder.form(page);
            fields.putAll(Map.of("take", number, "mark-" + number, intruder.formToken(), "number", number, "next", ""));
            intruder.post(page, fields);
        }
        assertThat(intruder.get("renewal").body()).contains(intruders).doesNotContain(number);
        assertThat(standingOf(intruders)).isEqualTo(own);
    }

    private void picturesAreRefused() {
        long before = database.count("select count(*) from document");
        try (Stranger owner = owner()) {
            String token = owner.formToken();
            Pictures.REFUSED.forEach((file, said) -> {
                var answer = owner.raw("api/pictures/front", file.mimeType, file.buffer, token);
                assertThat(answer.status()).as(file.name).isIn(400, 413, 415);
                assertThat(answer.body()).contains(said);
            });
            assertThat(owner.raw("api/pictures/front", "image/png", new byte[11 << 20], token)
                            .status())
                    .isEqualTo(413);
            assertThat(owner.raw("api/pictures/..%2ffront", "image/png", new byte[1], token)
                            .status())
                    .isBetween(400, 404);
        }
        assertThat(database.count("select count(*) from document")).isEqualTo(before);
    }

    /** What the page would ask a ticket for itself in this state: that is no forgery. */
    private static boolean isDue(String step, String status) {
        return switch (step) {
            case "generate" -> status.equals("PAID");
            case "prove" -> status.equals("ACKNOWLEDGED") || status.equals("PRESENTED");
            default -> false;
        };
    }

    private static String ticketFor(String step) {
        return step.equals("prove") ? "{\"tokenSerial\":\"0000\",\"certificate\":\"" + "0".repeat(64) + "\"}" : "{}";
    }

    private static String resultFor(String step) {
        return "{\"signing\":\"AAAA\",\"others\":[],\"result\":{\"proof\":\"AAAA\",\"request\":\"AAAA\",\"binding\":\"AAAA\","
                + "\"tokens\":[],\"installed\":" + step.equals("install") + ",\"newOpened\":\"" + "0".repeat(64)
                + "\",\"oldOpened\":\"" + "0".repeat(64) + "\"}}";
    }

    /** The handler's own visit, in other hands. */
    private Stranger owner() {
        var stolen = new Stranger(yanqi.portal());
        handler.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("yanqi"))
                .forEach(cookie -> stolen.withCookie("yanqi", cookie.value));
        return stolen;
    }

    private String standing() {
        return standingOf(number);
    }

    private String standingOf(String application) {
        return database.texts("select status || ' ' || version from renewal where number = '" + application + "'")
                .getFirst();
    }
}
