package org.yanqi.ear.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no browser of ours sends: each is refused plainly, and nothing changes. */
@TestInstance(Lifecycle.PER_CLASS)
class AttackJourneyTest {

    private static final String KEPT = "select count(*) from renewal";

    private RunningYanqi yanqi;
    private Database database;
    private Stranger stranger;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
        database = new Database(yanqi.data());
    }

    @AfterAll
    void stop() {
        yanqi.close();
    }

    @BeforeEach
    void arrive() {
        stranger = new Stranger(yanqi.portal());
    }

    @AfterEach
    void leave() {
        stranger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "renewal",
                "renewal.xhtml",
                "resume",
                "invoices",
                "applications",
                "manual",
                "agreements?of=service",
                "client",
                "cancel",
                "summary",
                "refused",
                "office/sign-in",
                "nothing-here",
                "documents/agreement.pdf"
            })
    void everyPageTellsTheBrowserWhatItMayDoWithIt(String page) {
        var answer = stranger.get(page);

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .anySatisfy(policy -> assertThat(policy)
                        .contains(
                                "style-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"));
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .anySatisfy(policy -> assertThat(policy).matches("script-src 'self' 'nonce-[^']+'.*"));
        assertThat(answer.header("Content-Security-Policy")).doesNotContain("unsafe", "*");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        assertThat(answer.body()).doesNotContainPattern(" on[a-z]+=\"").doesNotContain("javascript:", " style=\"");
    }

    @Test
    void onlyTheWizardHoldsAFrameAndOnlyTheUnsignedPaperLetsItself() {
        assertThat(stranger.get("renewal").header("Content-Security-Policy")).contains("frame-src 'self'");
        assertThat(stranger.get("manual").header("Content-Security-Policy")).contains("frame-src 'none'");
        // There is none: what is in its place is a page, and no page may be in a frame.
        assertThat(stranger.get("documents/agreement-draft.pdf").header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'");
    }

    @Test
    void aPageThatIsShownTwiceHasTwoNonces() {
        assertThat(stranger.get("manual").header("Content-Security-Policy"))
                .isNotEqualTo(stranger.get("manual").header("Content-Security-Policy"));
    }

    @Test
    void theVisitIsForThisSiteAndNotForScripts() {
        assertThat(stranger.get("renewal").header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "path=/");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void anotherSiteChangesNothing(String header, String value) {
        var fields = stranger.form("renewal?step=2&new=1");
        fields.putAll(Map.of("bidding", "NO", "next", ""));
        long before = database.count(KEPT);

        stranger.with(header, value);

        assertThat(stranger.post("renewal", fields).status()).isEqualTo(403);
        assertThat(stranger.json("api/codes", "{\"mobile\":\"13800138000\"}").status())
                .isEqualTo(403);
        assertThat(database.count(KEPT)).isEqualTo(before);
    }

    @Test
    void aLinkIsNoForm() {
        var fields = stranger.form("renewal?step=2&new=1");
        fields.putAll(Map.of("bidding", "NO", "next", ""));
        long before = database.count(KEPT);

        assertThat(stranger.get("renewal?" + Stranger.encoded(fields)).status()).isBetween(400, 403);
        assertThat(stranger.send("HEAD", "renewal?" + Stranger.encoded(fields)).status())
                .isBetween(400, 403);
        assertThat(database.count(KEPT)).isEqualTo(before);
    }

    @Test
    void withoutTheTokenOfTheVisitNothingChanges() {
        var fields = stranger.form("renewal?step=2&new=1");
        fields.putAll(Map.of("bidding", "NO", "next", ""));
        long before = database.count(KEPT);
        String own = requireNonNull(fields.remove("formToken"));

        assertThat(stranger.post("renewal", fields).status()).isEqualTo(403);
        try (var other = new Stranger(yanqi.portal())) {
            fields.put("formToken", other.formToken());
            assertThat(stranger.post("renewal", fields).status()).isEqualTo(403);
            assertThat(stranger.json("api/codes", "{\"mobile\":\"13800138000\"}", other.formToken())
                            .status())
                    .isEqualTo(403);
        }
        for (String damaged : List.of("", own.substring(1), own + "A", own.toLowerCase(Locale.ROOT))) {
            fields.put("formToken", damaged);
            assertThat(stranger.post("renewal", fields).status()).as(damaged).isEqualTo(403);
        }
        assertThat(database.count(KEPT)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/codes",
                "api/pictures/front",
                "api/pictures/front/turn",
                "api/token-steps/prove/ticket",
                "api/token-steps/prove/result",
                "office/stay"
            })
    void aSlashAtTheEndOpensNoOtherDoor(String path) {
        byte[] body = "{\"mobile\":\"13800138000\",\"purpose\":\"invoices\"}".getBytes(StandardCharsets.UTF_8);
        for (String written : List.of(path, path + "/", path + "/index.html")) {
            assertThat(stranger.raw(written, "application/json", body, "").status())
                    .as(written)
                    .isIn(403, 404, 302);
        }
    }

    @Test
    void aVisitThatIsForgedDamagedOrOfAnotherKindIsNone() {
        String number = stranger.openApplication();
        String sealed = stranger.cookie();
        String[] parts = sealed.split("~", -1);
        String[] forged = {
            sealed.substring(0, sealed.length() - 1),
            sealed.substring(1),
            sealed + "A",
            sealed.replace("~OPENER~", "~TOKEN~"),
            sealed.replace(parts[2], "999999999999"),
            sealed.replace(number, "YQ20250711-000001"),
            sealed.replace("~" + number + "~", "~~"),
            String.join("~", parts[0], number, parts[2], "TOKEN", "", stranger.formToken()),
            "x".repeat(4000),
            "%00",
            ""
        };
        for (String cookie : forged) {
            try (var forger = new Stranger(yanqi.portal())) {
                forger.withCookie("yanqi", cookie);
                assertThat(forger.get("renewal").body()).as(cookie).doesNotContain(number);
                assertThat(forger.cookie()).as("a visit of its own").isNotEqualTo(cookie);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "FOO", "get", "TRACE"})
    void noOtherMethodIsKnown(String method) {
        for (String path :
                List.of("", "renewal", "api/codes", "api/health", "documents/agreement.pdf", "office/reviews")) {
            assertThat(stranger.send(method, path).status()).as(path).isIn(405, 302);
        }
        assertThat(stranger.send(method, "renewal").status()).isEqualTo(405);
    }

    @Test
    void aFormIsBoundedInSizeNumberLengthAndRepetition() {
        var fields = stranger.form("renewal?step=2&new=1");
        long before = database.count(KEPT);

        assertThat(stranger.post("renewal", Map.of("bidding", "N".repeat(300_000)))
                        .status())
                .isEqualTo(413);
        assertThat(stranger.post("renewal", with(fields, "bidding", "N".repeat(10_000)))
                        .status())
                .isEqualTo(400);
        Map<String, String> many = new HashMap<>(fields);
        for (int i = 0; i < 150; i++) {
            many.put("p" + i, "");
        }
        assertThat(stranger.post("renewal", many).status()).isEqualTo(400);
        for (int i = 0; i < 2000; i++) {
            many.put("p" + i, "");
        }
        assertThat(stranger.post("renewal", many).status()).isEqualTo(400);
        assertThat(form(Stranger.encoded(fields) + "&bidding=NO&bidding=YES&next=")
                        .status())
                .isEqualTo(400);
        assertThat(form(Stranger.encoded(fields) + "&bidding=NO%00&next=").status())
                .isEqualTo(400);
        assertThat(form(Stranger.encoded(fields) + "&primefaces.nonce=x&next=").body())
                .contains("data-screen=\"questionnaire\"");
        assertThat(form("%").status()).isIn(400, 403);
        assertThat(form("=&==&&&%zz=%").status()).isIn(400, 403);
        assertThat(database.count(KEPT)).isEqualTo(before);
    }

    @Test
    void anAddressAndHeadersAreBounded() {
        assertThat(stranger.get("renewal?a=" + "x".repeat(5000)).status()).isEqualTo(414);
        assertThat(stranger.get("renewal?step=2&step=7").status()).isEqualTo(400);
        assertThat(stranger.get("renewal?step=%00").status()).isEqualTo(400);
        assertThat(stranger.get("renewal?step=99999999999999999999&new=x&entry=-1")
                        .status())
                .isEqualTo(200);
        assertThat(stranger.with("X-Long", "x".repeat(30_000)).get("renewal").status())
                .isEqualTo(431);
        stranger.with("X-Long", "");
        for (int i = 0; i < 85; i++) {
            stranger.with("X-Many-" + i, "1");
        }
        assertThat(stranger.get("renewal").status()).isEqualTo(431);
    }

    @Test
    void whatIsTurnedAwayIsToldInTheLanguageOfTheRequest() {
        assertThat(stranger.send("PUT", "renewal").body()).contains("这里不能这样访问").contains("返回首页");
        assertThat(stranger.send("PUT", "api/codes").body()).contains("urn:yanqi:problem:method", "这里不能这样访问");
        stranger.with("Accept-Language", "en");
        assertThat(stranger.send("PUT", "renewal").body()).contains("This cannot be opened in this way");
        assertThat(stranger.send("PUT", "api/codes").header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documents/../WEB-INF/web.xml",
                "documents/..%2fWEB-INF/web.xml",
                "documents/%2e%2e/%2e%2e/etc/passwd",
                "documents/..;/agreement.pdf",
                "documents//agreement.pdf",
                "documents/agreement.pdf%00.png",
                "documents/..\\..\\web.xml",
                "pki/../../standalone/configuration/standalone.xml",
                "pki/..%252f..%252fca.p12",
                "pki/issuing.crl/../ca.p12",
                "WEB-INF/web.xml",
                "META-INF/MANIFEST.MF",
                "WEB-INF/template.xhtml",
                "jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "jakarta.faces.resource/yanqi.css.xhtml?ln=../../WEB-INF",
                "jakarta.faces.resource/WEB-INF/web.xml.xhtml?con=..",
                "office;x=1/reviews",
                "office/reviews;x=1",
                "office/%2e/reviews",
                "OFFICE/reviews",
                "f/YQ20250711-000001/../../office",
                "%zz",
                "%c0%ae%c0%ae/WEB-INF/web.xml",
                "//evil.example/renewal",
                "//evil.example/%2e%2e?language=en"
            })
    void noWayLeadsOutOfTheSite(String path) {
        try (var connection = new RawConnection(yanqi.portal())) {
            String answer = connection
                    .send("GET /" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .answer();

            assertThat(answer).matches("(?s)HTTP/1.1 (400|404|302|405) .*");
            assertThat(answer)
                    .doesNotContain(
                            "<web-app",
                            "=\"//",
                            "Location: //",
                            "root:",
                            "ui:composition",
                            "<server xmlns",
                            "Exception");
            if (answer.startsWith("HTTP/1.1 302")) {
                assertThat(answer).containsPattern("(?m)^Location: (http://localhost)?/office/sign-in");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "POST /renewal HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /renewal HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "POST /renewal HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\na=b&c\r\n0\r\n\r\n",
                "POST /renewal HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\nConnection: close\r\n\r\n0\r\n\r\n",
                "GET /renewal HTTP/1.1\r\nHost: localhost\r\nX-Huge: HUGE\r\nConnection: close\r\n\r\n"
            })
    void whatIsNoHttpIsRefusedPlainly(String octets) {
        try (var connection = new RawConnection(yanqi.portal())) {
            String answer =
                    connection.send(octets.replace("HUGE", "x".repeat(100_000))).answer();

            assertThat(answer).matches("(?s)(HTTP/1.1 4[0-9][0-9] .*|)");
            assertThat(answer).doesNotContain("Exception", "WildFly", "Undertow", "at org.");
        }
    }

    @Test
    void aHostThatIsMadeUpAppearsNowhere() {
        try (var connection = new RawConnection(yanqi.portal())) {
            String answer = connection
                    .send("GET /renewal?language=en HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                    .answer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 302 ")
                    .contains("Location: /renewal\r\n")
                    .doesNotContain("evil");
        }
    }

    @Test
    void noHeaderIsSmuggledIntoAnAnswer() {
        for (String path : List.of(
                "renewal?language=en&x=%0d%0aSet-Cookie:%20a=b",
                "office/reviews?x=%0d%0aSet-Cookie:%20a=b", "renewal%0d%0aSet-Cookie%3a%20a=b?language=en")) {
            var answer = stranger.get(path);

            assertThat(answer.header("Set-Cookie")).doesNotContain("a=b;").doesNotStartWith("a=b");
            assertThat(answer.header("Location")).doesNotContain("\r", "\n", "Set-Cookie: a=b");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "1e999999999",
                "{",
                "{\"mobile\":}",
                "{\"mobile\":null}",
                "{\"mobile\":{}}",
                "{\"mobile\":[[[[]]]]}",
                "{\"mobile\":\"1380013\\u0000000\"}",
                "{\"mobile\":\"\\ud83d\"}",
                "{\"mobile\":\"'; drop table renewal; --\"}",
                "{\"mobile\":\"13800138000\",\"mobile\":\"x\"}",
                "{\"mobile\":\"13800138000\",\"purpose\":\"\\u0000\"}",
                "{\"mobile\":\"13800138000\",\"purpose\":\"resume\",\"number\":\"YQ20250711-000001' or '1'='1\"}",
                "DEEP",
                "DEEP_OBJECT",
                "LONG"
            })
    void aTextThatIsNotWhatTheScriptSendsIsRefused(String body) {
        String sent = body.replace("DEEP_OBJECT", "{\"a\":".repeat(5_000))
                .replace("DEEP", "[".repeat(30_000))
                .replace("LONG", "{\"mobile\":\"" + "1".repeat(70_000) + "\"}");
        String token = stranger.formToken();
        for (String path : List.of(
                "api/codes",
                "api/token-steps/prove/ticket",
                "api/token-steps/prove/result",
                "api/pictures/front/turn")) {
            assertThat(stranger.json(path, sent, token).status()).as(path).isBetween(400, 499);
        }
    }

    @Test
    void whoChecksTheComputerHasNoBusinessBeyondIt() {
        String check = "{\"purpose\":\"check\",\"tokenSerial\":\"0\",\"certificate\":\"" + "ab".repeat(32) + "\"}";
        for (String step : List.of("prove", "generate", "install", "verify", "retire")) {
            for (String end : List.of("ticket", "result")) {
                assertThat(stranger.json("api/token-steps/" + step + "/" + end, check)
                                .status())
                        .as("whoever checks the computer asks for %s/%s", step, end)
                        .isEqualTo(404);
            }
        }
        assertThat(stranger.json("api/token-steps/inventory/ticket", check).status())
                .isEqualTo(200);
        assertThat(stranger.json("api/token-steps/inventory/ticket", check, "").status())
                .isEqualTo(403);
    }

    @Test
    void whatIsSentHasToSayWhatItIs() {
        String token = stranger.formToken();
        byte[] json = "{\"mobile\":\"13800138000\"}".getBytes(StandardCharsets.UTF_8);
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "x",
                "application/json; charset=none")) {
            assertThat(stranger.raw("api/codes", type, json, token).status())
                    .as(type)
                    .isBetween(400, 499);
        }
        assertThat(stranger.get("api/nothing").status()).isEqualTo(404);
        assertThat(stranger.get("api/codes").status()).isEqualTo(405);
        assertThat(stranger.json("api/token-steps/fly/ticket", "{}").status()).isEqualTo(404);
        assertThat(stranger.json("api/token-steps/prove/ticket", "{\"a\":\"" + "x".repeat(1_100_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(stranger.send("POST", "api/notifications/nuonuo", "text/plain", BodyPublishers.ofString("x"))
                        .status())
                .isBetween(400, 499);
        assertThat(stranger.send(
                                "POST",
                                "api/notifications/wechat-pay",
                                "application/json",
                                BodyPublishers.ofString("{}"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whetherAnApplicationExistsIsNotTold() {
        String existing;
        try (var other = new Stranger(yanqi.portal())) {
            existing = other.openApplication();
        }
        List<String> said = new ArrayList<>();
        for (String number : List.of(existing, "YQ20250711-999999")) {
            var asked = stranger.json(
                    "api/codes", "{\"purpose\":\"resume\",\"number\":\"" + number + "\",\"mobile\":\"13800138000\"}");
            var fields = stranger.form("resume");
            fields.putAll(Map.of("number", number, "mobile", "13800138000", "otp", "123456", "open", ""));
            var answered = stranger.post("resume", fields);
            said.add(asked.status()
                    + asked.body()
                    + answered.status()
                    + answered.body().replace(number, "NUMBER").replaceAll("nonce=\"[^\"]*|csp.init[^;]*", ""));
        }

        assertThat(said.get(0)).isEqualTo(said.get(1)).contains("申请编号、手机号或验证码不对");
    }

    @Test
    void anotherApplicationIsNotReachedByItsNumber() {
        String victims;
        try (var victim = new Stranger(yanqi.portal())) {
            victims = victim.openApplication();
        }
        stranger.openApplication();
        for (String path :
                List.of("documents/agreement-draft.pdf?of=", "documents/agreement.pdf?of=", "documents/invoice?of=")) {
            assertThat(stranger.get(path + victims).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of(
                "summary?of=",
                "receipt?of=",
                "consented?text=service&of=",
                "refused?entry=1&of=",
                "renewal?number=",
                "cancel?of=")) {
            assertThat(stranger.get(path + victims).body())
                    .as(path)
                    .doesNotContain("<b>" + victims, "number\">" + victims);
        }
        for (String page : List.of("invoices", "applications")) {
            var fields = stranger.form(page);
            fields.putAll(
                    Map.of("take", victims, "mark-" + victims, stranger.formToken(), "number", victims, "next", ""));
            stranger.post(page, fields);
            assertThat(stranger.get("renewal").body()).as(page).doesNotContain(victims);
        }
        assertThat(stranger.get("f/" + victims + "/01234567890123456789").status())
                .isEqualTo(404);
    }

    @Test
    void theOfficeIsForStaff() {
        for (String page : List.of(
                "office",
                "office/reviews",
                "office/reviews/view?number=YQ20250711-000001",
                "office/reviews.xhtml",
                "office/reviews/consented?number=YQ20250711-000001&text=privacy",
                "office/pictures/YQ20250711-000001/front")) {
            var answer = stranger.get(page);
            assertThat(answer.status()).as(page).isIn(302, 403, 404);
            assertThat(answer.body()).isEmpty();
        }
        for (String then :
                List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
            String asked = "office/sign-in?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
            assertThat(stranger.form(asked).getOrDefault("then", "/office")).startsWith("/office");
        }
    }

    @Test
    void passwordsAreNotGuessedForLong() {
        List<String> said = new ArrayList<>();
        for (int attempt = 0; attempt < 12; attempt++) {
            var fields = stranger.form("office/sign-in");
            fields.putAll(Map.of(
                    "name", "shenhe2", "password", "guess-" + attempt, "code", "00000" + attempt % 10, "sign-in", ""));
            said.add(stranger.post("office/sign-in", fields).body());
        }
        assertThat(said).noneMatch(page -> page.contains("data-screen=\"office-reviews\""));
        assertThat(said.getFirst()).isNotEqualTo(said.getLast());
        assertThat(said.getLast()).contains("次数过多").as("throttled");
    }

    @Test
    void whoSendsSlowlyKeepsNobodyWaiting() {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(new RawConnection(yanqi.portal())
                        .send(
                                "POST /renewal HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                        + "Content-Length: 1000\r\n\r\na="));
            }

            assertThat(stranger.get("renewal").status()).isEqualTo(200);
        } finally {
            slow.forEach(RawConnection::close);
        }
    }

    private Stranger.Answer form(String body) {
        return stranger.send("POST", "renewal", "application/x-www-form-urlencoded", BodyPublishers.ofString(body));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }
}
