package org.yanqi.cfssl;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.outsideca.Exchange;

/** One call of cfssl's API at a time; requests to sign are authenticated where the CA asks for that (authsign). */
final class CfsslClient {
    static final String PARTY = "cfssl";
    static final JsonProvider JSON = JsonProvider.provider();
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST = 64 << 10;

    private final URI base;
    private final Optional<Bytes> key;
    private final Exchange exchange = new Exchange(PARTY, PATIENCE, LONGEST);

    /** @param key of the CA's provider "standard", which authenticates with HMAC-SHA256 */
    CfsslClient(URI base, Optional<Bytes> key) {
        this.base = base;
        this.key = key;
    }

    /** What came of a call. */
    sealed interface Result {
        record Success(JsonObject result) implements Result {}

        record Failure(int code, String message) implements Result {}
    }

    Result sign(JsonObject request) {
        return key.map(secret ->
                        call("authsign", authenticated(request.toString().getBytes(UTF_8), secret)))
                .orElseGet(() -> call("sign", request));
    }

    private static JsonObject authenticated(byte[] request, Bytes secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.toArray(), "HmacSHA256"));
            Base64.Encoder base64 = Base64.getEncoder();
            return object().add("token", base64.encodeToString(mac.doFinal(request)))
                    .add("request", base64.encodeToString(request))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    Result call(String endpoint, JsonObject request) {
        Exchange.Answer answer = exchange.post(
                base.resolve("/api/v1/cfssl/" + endpoint),
                "application/json",
                request.toString().getBytes(UTF_8));
        try (var reader =
                JSON.createReader(new ByteArrayInputStream(answer.body().toArray()))) {
            JsonObject whole = reader.readObject();
            return whole.getBoolean("success", false) && whole.get("result") instanceof JsonObject result
                    ? new Result.Success(result)
                    : failure(whole);
        } catch (JsonException | IllegalStateException notUnderstood) {
            throw new UnavailableException(
                    PARTY, endpoint + ": an answer that is no JSON, HTTP status " + answer.status(), notUnderstood);
        }
    }

    private static Result.Failure failure(JsonObject whole) {
        if (whole.get("errors") instanceof JsonArray errors
                && !errors.isEmpty()
                && errors.get(0) instanceof JsonObject error) {
            String message = error.getString("message", "without words");
            return new Result.Failure(
                    error.getInt("code", 0),
                    message.substring(0, Math.min(message.length(), 200)).replaceAll("\\p{Cntrl}", " "));
        }
        return new Result.Failure(0, "without words");
    }

    static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }
}
