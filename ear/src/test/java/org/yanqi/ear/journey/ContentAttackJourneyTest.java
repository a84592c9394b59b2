package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents that no page of ours sends, too much of them, or too slowly: each is refused plainly, and nothing changes. */
class ContentAttackJourneyTest extends AttackedYanqi {

    @Test
    void aFormIsBoundedInSizeNumberLengthAndRepetition() {
        var fields = stranger().form("renewal?step=2&new=1");
        long before = renewals();

        assertThat(stranger()
                        .post("renewal", Map.of("bidding", "N".repeat(300_000)))
                        .status())
                .isEqualTo(413);
        assertThat(stranger()
                        .post("renewal", with(fields, "bidding", "N".repeat(10_000)))
                        .status())
                .isEqualTo(400);
        Map<String, String> many = new HashMap<>(fields);
        for (int i = 0; i < 150; i++) {
            many.put("p" + i, "");
        }
        assertThat(stranger().post("renewal", many).status()).isEqualTo(400);
        for (int i = 0; i < 2000; i++) {
            many.put("p" + i, "");
        }
        assertThat(stranger().post("renewal", many).status()).isEqualTo(400);
        assertThat(form(Stranger.encoded(fields) + "&bidding=NO&bidding=YES&next=")
                        .status())
                .isEqualTo(400);
        assertThat(form(Stranger.encoded(fields) + "&bidding=NO%00&next=").status())
                .isEqualTo(400);
        assertThat(form(Stranger.encoded(fields) + "&primefaces.nonce=x&next=").body())
                .contains("data-screen=\"questionnaire\"");
        assertThat(form("%").status()).isIn(400, 403);
        assertThat(form("=&==&&&%zz=%").status()).isIn(400, 403);
        assertThat(renewals()).isEqualTo(before);
    }

    @Test
    void anAddressAndHeadersAreBounded() {
        assertThat(stranger().get("renewal?a=" + "x".repeat(5000)).status()).isEqualTo(414);
        assertThat(stranger().get("renewal?step=2&step=7").status()).isEqualTo(400);
        assertThat(stranger().get("renewal?step=%00").status()).isEqualTo(400);
        assertThat(stranger()
                        .get("renewal?step=99999999999999999999&new=x&entry=-1")
                        .status())
                .isEqualTo(200);
        assertThat(stranger().with("X-Long", "x".repeat(30_000)).get("renewal").status())
                .isEqualTo(431);
        stranger().with("X-Long", "");
        for (int i = 0; i < 85; i++) {
            stranger().with("X-Many-" + i, "1");
        }
        assertThat(stranger().get("renewal").status()).isEqualTo(431);
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
        try (var connection = new RawConnection(yanqi().portal())) {
            String answer =
                    connection.send(octets.replace("HUGE", "x".repeat(100_000))).answer();

            assertThat(answer).matches("(?s)(HTTP/1.1 4[0-9][0-9] .*|)");
            assertThat(answer).doesNotContain("Exception", "WildFly", "Undertow", "at org.");
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
        String token = stranger().formToken();
        for (String path : List.of(
                "api/codes",
                "api/token-steps/prove/ticket",
                "api/token-steps/prove/result",
                "api/pictures/front/turn")) {
            assertThat(stranger().json(path, sent, token).status()).as(path).isBetween(400, 499);
        }
    }

    /** Both values would be taken; what the one reader takes and the other does not would differ from proxy to server. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api/codes | {\"mobile\":\"13800138000\",\"mobile\":\"13800138000\"} | Duplicate key 'mobile'",
                "api/token-steps/inventory/ticket | {\"purpose\":\"check\",\"purpose\":\"check\"} | Duplicate key 'purpose'",
                "api/token-steps/inventory/result | {\"purpose\":\"check\",\"result\":{\"tokens\":[],\"tokens\":[]}} | Duplicate key 'tokens'",
                "api/pictures/front/turn | {\"quarters\":1,\"quarters\":1} | Duplicate key 'quarters'",
                "api/pictures/front/turn | {\"quarters\":4294967297} | quarters is no whole number",
                "api/pictures/front/turn | {\"quarters\":1e999999999} | quarters is no whole number",
                "api/token-steps/inventory/result | {\"purpose\":\"check\",\"result\":{\"tokens\":[]}}{} | Expected EOF",
                "api/token-steps/inventory/result | {\"purpose\":\"check\",\"result\":{\"tokens\":{}}} | tokens is missing"
            })
    void aTextThatCouldBeReadInTwoWaysIsRefusedWithTheReason(String path, String sent, String reason) {
        var answer = stranger().json(path, sent, stranger().formToken());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("urn:yanqi:problem:malformed", reason)
                .doesNotContain("Exception", "at org.");
    }

    @Test
    void whatIsSentHasToSayWhatItIs() {
        String token = stranger().formToken();
        byte[] json = "{\"mobile\":\"13800138000\"}".getBytes(StandardCharsets.UTF_8);
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "x",
                "application/json; charset=none")) {
            assertThat(stranger().raw("api/codes", type, json, token).status())
                    .as(type)
                    .isBetween(400, 499);
        }
        assertThat(stranger().get("api/nothing").status()).isEqualTo(404);
        assertThat(stranger().get("api/codes").status()).isEqualTo(405);
        assertThat(stranger().json("api/token-steps/fly/ticket", "{}").status()).isEqualTo(404);
        assertThat(stranger()
                        .json("api/token-steps/prove/ticket", "{\"a\":\"" + "x".repeat(1_100_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(stranger()
                        .send("POST", "api/notifications/nuonuo", "text/plain", BodyPublishers.ofString("x"))
                        .status())
                .isBetween(400, 499);
        assertThat(stranger()
                        .send("POST", "api/notifications/wechat-pay", "application/json", BodyPublishers.ofString("{}"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoSendsSlowlyKeepsNobodyWaiting() {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(new RawConnection(yanqi().portal())
                        .send(
                                "POST /renewal HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                        + "Content-Length: 1000\r\n\r\na="));
            }

            assertThat(stranger().get("renewal").status()).isEqualTo(200);
        } finally {
            slow.forEach(RawConnection::close);
        }
    }

    private Stranger.Answer form(String body) {
        return stranger().send("POST", "renewal", "application/x-www-form-urlencoded", BodyPublishers.ofString(body));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }
}
