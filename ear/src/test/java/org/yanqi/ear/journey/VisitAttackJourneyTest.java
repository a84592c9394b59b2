package org.yanqi.ear.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits, form tokens and numbers of others, made-up ones, and the doors that are not for everybody. */
class VisitAttackJourneyTest extends AttackedYanqi {

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void anotherSiteChangesNothing(String header, String value) {
        var fields = stranger().form("renewal?step=2&new=1");
        fields.putAll(Map.of("bidding", "NO", "next", ""));
        long before = renewals();

        stranger().with(header, value);

        assertThat(stranger().post("renewal", fields).status()).isEqualTo(403);
        assertThat(stranger().json("api/codes", "{\"mobile\":\"13800138000\"}").status())
                .isEqualTo(403);
        assertThat(renewals()).isEqualTo(before);
    }

    @Test
    void aLinkIsNoForm() {
        var fields = stranger().form("renewal?step=2&new=1");
        fields.putAll(Map.of("bidding", "NO", "next", ""));
        long before = renewals();

        assertThat(stranger().get("renewal?" + Stranger.encoded(fields)).status())
                .isBetween(400, 403);
        assertThat(stranger()
                        .send("HEAD", "renewal?" + Stranger.encoded(fields))
                        .status())
                .isBetween(400, 403);
        assertThat(renewals()).isEqualTo(before);
    }

    @Test
    void withoutTheTokenOfTheVisitNothingChanges() {
        var fields = stranger().form("renewal?step=2&new=1");
        fields.putAll(Map.of("bidding", "NO", "next", ""));
        long before = renewals();
        String own = requireNonNull(fields.remove("formToken"));

        assertThat(stranger().post("renewal", fields).status()).isEqualTo(403);
        try (var other = new Stranger(yanqi().portal())) {
            fields.put("formToken", other.formToken());
            assertThat(stranger().post("renewal", fields).status()).isEqualTo(403);
            assertThat(stranger()
                            .json("api/codes", "{\"mobile\":\"13800138000\"}", other.formToken())
                            .status())
                    .isEqualTo(403);
        }
        for (String damaged : List.of("", own.substring(1), own + "A", own.toLowerCase(Locale.ROOT))) {
            fields.put("formToken", damaged);
            assertThat(stranger().post("renewal", fields).status()).as(damaged).isEqualTo(403);
        }
        assertThat(renewals()).isEqualTo(before);
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
            assertThat(stranger().raw(written, "application/json", body, "").status())
                    .as(written)
                    .isIn(403, 404, 302);
        }
    }

    @Test
    void aVisitThatIsForgedDamagedOrOfAnotherKindIsNone() {
        String number = stranger().openApplication();
        String sealed = stranger().cookie();
        String[] parts = sealed.split("~", -1);
        String[] forged = {
            sealed.substring(0, sealed.length() - 1),
            sealed.substring(1),
            sealed + "A",
            sealed.replace("~OPENER~", "~TOKEN~"),
            sealed.replace(parts[2], "999999999999"),
            sealed.replace(number, "YQ20250711-000001"),
            sealed.replace("~" + number + "~", "~~"),
            String.join("~", parts[0], number, parts[2], "TOKEN", "", stranger().formToken()),
            "x".repeat(4000),
            "%00",
            ""
        };
        for (String cookie : forged) {
            try (var forger = new Stranger(yanqi().portal())) {
                forger.withCookie("yanqi", cookie);
                assertThat(forger.get("renewal").body()).as(cookie).doesNotContain(number);
                assertThat(forger.cookie()).as("a visit of its own").isNotEqualTo(cookie);
            }
        }
    }

    @Test
    void whoChecksTheComputerHasNoBusinessBeyondIt() {
        String check = "{\"purpose\":\"check\",\"tokenSerial\":\"0\",\"certificate\":\"" + "ab".repeat(32) + "\"}";
        for (String step : List.of("prove", "generate", "install", "verify", "retire")) {
            for (String end : List.of("ticket", "result")) {
                assertThat(stranger()
                                .json("api/token-steps/" + step + "/" + end, check)
                                .status())
                        .as("whoever checks the computer asks for %s/%s", step, end)
                        .isEqualTo(404);
            }
        }
        assertThat(stranger().json("api/token-steps/inventory/ticket", check).status())
                .isEqualTo(200);
        assertThat(stranger()
                        .json("api/token-steps/inventory/ticket", check, "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoHasShownNoUKeyDoesNotLookAtItsKeys() {
        for (String end : List.of("ticket", "result")) {
            String path = "api/token-steps/history/" + end;
            String body = "{\"purpose\":\"%s\",\"tokenSerial\":\"0\",\"result\":{\"certificates\":[],\"opening\":[]}}";
            assertThat(stranger().json(path, body.formatted("keys")).status()).isEqualTo(409);
            assertThat(stranger().json(path, body.formatted("list")).status()).isEqualTo(404);
        }
    }

    @Test
    void whoHasShownNoUKeyLetsGoOfNoKey() {
        String body = "{\"purpose\":\"keys\",\"tokenSerial\":\"0\",\"certificate\":\"" + "ab".repeat(32)
                + "\",\"phrase\":\"确认永久销毁这把旧密钥\",\"result\":{\"proof\":\"AA==\",\"destroyed\":[]}}";
        for (String end : List.of("ticket", "result")) {
            assertThat(stranger().json("api/token-steps/let_go/" + end, body).status())
                    .isEqualTo(409);
        }
    }

    @Test
    void whetherAnApplicationExistsIsNotTold() {
        String existing;
        try (var other = new Stranger(yanqi().portal())) {
            existing = other.openApplication();
        }
        List<String> said = new ArrayList<>();
        for (String number : List.of(existing, "YQ20250711-999999")) {
            var asked = stranger().askToResume(number, "13800138000");
            var answered = stranger().resume(number, "13800138000", "123456");
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
        try (var victim = new Stranger(yanqi().portal())) {
            victims = victim.openApplication();
        }
        stranger().openApplication();
        for (String path :
                List.of("documents/agreement-draft.pdf?of=", "documents/agreement.pdf?of=", "documents/invoice?of=")) {
            assertThat(stranger().get(path + victims).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of(
                "summary?of=",
                "receipt?of=",
                "consented?text=service&of=",
                "refused?entry=1&of=",
                "renewal?number=",
                "cancel?of=")) {
            assertThat(stranger().get(path + victims).body())
                    .as(path)
                    .doesNotContain("<b>" + victims, "number\">" + victims);
        }
        for (String page : List.of("invoices", "applications")) {
            var fields = stranger().form(page);
            fields.putAll(
                    Map.of("take", victims, "mark-" + victims, stranger().formToken(), "number", victims, "next", ""));
            stranger().post(page, fields);
            assertThat(stranger().get("renewal").body()).as(page).doesNotContain(victims);
        }
        assertThat(stranger().get("f/" + victims + "/01234567890123456789").status())
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
            var answer = stranger().get(page);
            assertThat(answer.status()).as(page).isIn(302, 403, 404);
            assertThat(answer.body()).isEmpty();
        }
        for (String then :
                List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
            String asked = "office/sign-in?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
            assertThat(stranger().form(asked).getOrDefault("then", "/office")).startsWith("/office");
        }
    }

    @Test
    void passwordsAreNotGuessedForLong() {
        List<String> said = new ArrayList<>();
        for (int attempt = 0; attempt < 12; attempt++) {
            var fields = stranger().form("office/sign-in");
            fields.putAll(Map.of(
                    "name", "shenhe2", "password", "guess-" + attempt, "code", "00000" + attempt % 10, "sign-in", ""));
            said.add(stranger().post("office/sign-in", fields).body());
        }
        assertThat(said).noneMatch(page -> page.contains("data-screen=\"office-reviews\""));
        assertThat(said.getFirst()).isNotEqualTo(said.getLast());
        assertThat(said.getLast()).contains("次数过多").as("throttled");
    }
}
