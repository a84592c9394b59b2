package org.yanqi.emulators.phone;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yanqi.emulators.delivery.LoopbackUrl;
import org.yanqi.emulators.wire.Json;

/** Finds out what a QR code leads to, following the redirects of short addresses on this machine as a phone would. */
final class Scanner implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern PAYMENT = Pattern.compile("weixin://wxpay/bizpayurl\\?pr=([0-9A-Za-z]{1,32})");
    private static final Pattern FACE = Pattern.compile("BizToken=([0-9A-F-]{36})");

    private final URI facePage;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Scanner(URI facePage) {
        this.facePage = facePage;
    }

    /** {@code {kind: "payment"|"face"|"link", id|url}}, or empty when nothing on this machine is meant. */
    Optional<JsonObject> scan(String content) {
        Matcher payment = PAYMENT.matcher(content);
        if (payment.matches()) {
            return Optional.of(found("payment", "id", payment.group(1)));
        }
        return LoopbackUrl.of(content).map(this::followed);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private JsonObject followed(URI start) {
        URI at = start;
        for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
            Optional<String> token = faceToken(at);
            if (token.isPresent()) {
                return found("face", "id", token.get());
            }
            Optional<URI> next = redirect(at);
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        return found("link", "url", start.toString());
    }

    private Optional<String> faceToken(URI uri) {
        boolean ours = uri.getPort() == facePage.getPort() && facePage.getPath().equals(uri.getPath());
        return Optional.ofNullable(uri.getQuery())
                .filter(query -> ours)
                .map(FACE::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1));
    }

    private Optional<URI> redirect(URI from) {
        HttpRequest request = HttpRequest.newBuilder(from).timeout(PATIENCE).build();
        try {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            return answer.headers()
                    .firstValue("Location")
                    .filter(location -> answer.statusCode() / 100 == 3)
                    .flatMap(location -> LoopbackUrl.of(from.resolve(location).toString()));
        } catch (IOException | IllegalArgumentException unreachable) {
            return Optional.empty();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static JsonObject found(String kind, String key, String value) {
        return Json.object().add("kind", kind).add(key, value).build();
    }
}
