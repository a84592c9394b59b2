package org.yanqi.tencent;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.UnavailableException;

/** One action of a service of Tencent Cloud's API 3.0 at a time. */
public final class TencentClient {
    public static final JsonProvider JSON = JsonProvider.provider();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_OCTETS = 1 << 20;

    private final Service service;
    private final Tc3Signer signer;
    private final HttpClient http;
    private final Clock clock;

    /**
     * A service and our account there.
     *
     * @param party its name in logs
     * @param name the service's name in the signature, such as {@code sms}
     */
    public record Service(String party, String name, String version, URI base, String secretId, String secretKey) {
        @Override
        public String toString() {
            return party;
        }
    }

    public TencentClient(Service service, HttpClient http, Clock clock) {
        this.service = service;
        this.signer = new Tc3Signer(service.name(), service.secretId(), service.secretKey());
        this.http = http;
        this.clock = clock;
    }

    /** The content of {@code Response}, which may be an {@code Error}. */
    public JsonObject call(String action, String region, JsonObject parameters) {
        Instant now = clock.instant();
        String body = parameters.toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(service.base().resolve("/"))
                .timeout(PATIENCE)
                .header("Authorization", signer.authorization(service.base().getAuthority(), body, now))
                .header("Content-Type", Tc3Signer.CONTENT_TYPE)
                .header("X-TC-Action", action)
                .header("X-TC-Version", service.version())
                .header("X-TC-Timestamp", Long.toString(now.getEpochSecond()))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!region.isEmpty()) {
            request.header("X-TC-Region", region);
        }
        return response(sent(request.build()));
    }

    /** The error's code, or empty when the action was carried out. */
    public static Optional<String> error(JsonObject response) {
        return response.get("Error") instanceof JsonObject error
                ? Optional.of(text(error, "Code").orElse("UnknownError"))
                : Optional.empty();
    }

    public static Optional<String> text(JsonObject in, String key) {
        return in.get(key) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    public UnavailableException notUnderstood(String action, String why) {
        return new UnavailableException(service.party(), action + ": " + why);
    }

    private String sent(HttpRequest request) {
        try {
            try (InputStream body = http.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                byte[] octets = body.readNBytes(MOST_OCTETS + 1);
                if (octets.length > MOST_OCTETS) {
                    throw new UnavailableException(service.party(), "the answer is longer than 1 MiB");
                }
                return new String(octets, StandardCharsets.UTF_8);
            }
        } catch (IOException unreachable) {
            throw new UnavailableException(service.party(), "no answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(service.party(), "interrupted while waiting", stopped);
        }
    }

    private JsonObject response(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            JsonValue response = reader.readObject().get("Response");
            if (response instanceof JsonObject content) {
                return content;
            }
        } catch (JsonException | IllegalStateException unreadable) {
            throw new UnavailableException(service.party(), "the answer is not JSON", unreadable);
        }
        throw new UnavailableException(service.party(), "the answer has no Response");
    }
}
