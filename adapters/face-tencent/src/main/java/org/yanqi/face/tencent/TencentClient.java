package org.yanqi.face.tencent;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.UnavailableException;

/** One action of Tencent Cloud's API 3.0 at a time. */
final class TencentClient {

    static final String PARTY = "Tencent FaceID";
    static final JsonProvider JSON = JsonProvider.provider();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI base;
    private final String version;
    private final Tc3Signer signer;
    private final HttpClient http;
    private final Clock clock;

    TencentClient(URI base, String version, Tc3Signer signer, HttpClient http, Clock clock) {
        this.base = base;
        this.version = version;
        this.signer = signer;
        this.http = http;
        this.clock = clock;
    }

    /** The content of {@code Response}, which may be an {@code Error}. */
    JsonObject call(String action, String region, JsonObject parameters) {
        Instant now = clock.instant();
        String body = parameters.toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/"))
                .timeout(PATIENCE)
                .header("Authorization", signer.authorization(base.getAuthority(), body, now))
                .header("Content-Type", Tc3Signer.CONTENT_TYPE)
                .header("X-TC-Action", action)
                .header("X-TC-Version", version)
                .header("X-TC-Timestamp", Long.toString(now.getEpochSecond()))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!region.isEmpty()) {
            request.header("X-TC-Region", region);
        }
        return response(sent(request.build()));
    }

    /** The error's code, or empty when the action was carried out. */
    static Optional<String> error(JsonObject response) {
        return response.get("Error") instanceof JsonObject error
                ? Optional.of(text(error, "Code").orElse("UnknownError"))
                : Optional.empty();
    }

    static Optional<String> text(JsonObject in, String key) {
        return in.get(key) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    static UnavailableException notUnderstood(String action, String why) {
        return new UnavailableException(PARTY, action + ": " + why);
    }

    private String sent(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException unreachable) {
            throw new UnavailableException(PARTY, "no answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(PARTY, "interrupted while waiting", stopped);
        }
    }

    private static JsonObject response(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            JsonValue response = reader.readObject().get("Response");
            if (response instanceof JsonObject content) {
                return content;
            }
        } catch (JsonException | IllegalStateException unreadable) {
            throw new UnavailableException(PARTY, "the answer is not JSON", unreadable);
        }
        throw new UnavailableException(PARTY, "the answer has no Response");
    }
}
