package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody who sends whatever is wanted, with a visit of their own and without a browser's manners. No answer may ever be
 * a fault of ours or show the inside of the program.
 */
final class Stranger implements AutoCloseable {

    private static final Pattern INSIDE =
            Pattern.compile("\\bat (org|com|io|java|jakarta)\\.[\\w.$]+\\(|Exception\\b|WildFly|JBoss|Undertow");
    private static final Pattern HIDDEN = Pattern.compile("<input [^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI portal;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    record Answer(int status, HttpHeaders headers, String body) {
        String header(String name) {
            return String.join("; ", headers.allValues(name));
        }
    }

    Stranger(URI portal) {
        this.portal = portal;
        headers.put("Origin", portal.toString().replaceFirst("/$", ""));
        headers.put("Accept-Language", "zh-CN");
    }

    /** Sends this with every request; empty: no longer. */
    Stranger with(String header, String value) {
        if (value.isEmpty()) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    Stranger withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    String cookie() {
        return cookies.getOrDefault("yanqi", "");
    }

    Answer get(String path) {
        return send("GET", path, "", BodyPublishers.noBody());
    }

    Answer send(String method, String path) {
        return send(method, path, "", BodyPublishers.noBody());
    }

    /** A form as a browser sends it. */
    Answer post(String path, Map<String, String> fields) {
        return send("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(encoded(fields)));
    }

    /** What a script of the page sends, with the token of this visit. */
    Answer json(String path, String body) {
        return json(path, body, formToken());
    }

    Answer json(String path, String body, String token) {
        return raw(path, "application/json", body.getBytes(StandardCharsets.UTF_8), token);
    }

    Answer raw(String path, String type, byte[] body, String token) {
        with("X-Yanqi-CSRF", token);
        try {
            return send("POST", path, type, BodyPublishers.ofByteArray(body));
        } finally {
            with("X-Yanqi-CSRF", "");
        }
    }

    /** The hidden fields of the form on a page, by their names. */
    Map<String, String> form(String path) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = HIDDEN.matcher(get(path).body());
        while (inputs.find()) {
            Matcher name = NAME.matcher(inputs.group());
            Matcher value = VALUE.matcher(inputs.group());
            if (name.find()) {
                fields.put(name.group(1), value.find() ? value.group(1) : "");
            }
        }
        return fields;
    }

    String formToken() {
        Matcher token = Pattern.compile("<meta name=\"yanqi-csrf\" content=\"([^\"]*)\"")
                .matcher(get("renewal").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /** An application of one's own, as far as it goes without a UKey. */
    String openApplication() {
        var fields = form("renewal?step=2&new=1");
        fields.put("bidding", "NO");
        fields.put("next", "");
        assertThat(post("renewal", fields).status()).isEqualTo(302);
        Matcher number =
                Pattern.compile("YQ[0-9]{8}-[0-9]{6}").matcher(get("renewal").body());
        assertThat(number.find()).isTrue();
        return number.group();
    }

    /** Asks for a code to go on with an application. */
    Answer askToResume(String number, String mobile) {
        return json(
                "api/codes", "{\"purpose\":\"resume\",\"number\":\"" + number + "\",\"mobile\":\"" + mobile + "\"}");
    }

    /** Goes on with an application, if the code is the one that was sent for it. */
    Answer resume(String number, String mobile, String code) {
        var fields = form("resume");
        fields.putAll(Map.of("number", number, "mobile", mobile, "otp", code, "open", ""));
        return post("resume", fields);
    }

    Answer send(String method, String path, String type, BodyPublisher body) {
        var request = HttpRequest.newBuilder(portal.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        headers.forEach(request::header);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            assertThat(answer.statusCode()).as("%s %s", method, path).isLessThan(500);
            assertThat(INSIDE.matcher(answer.body()).find())
                    .as("%s %s shows the inside of the program: %s", method, path, answer.body())
                    .isFalse();
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    @Override
    public void close() {
        http.close();
    }
}
