package org.yanqi.payment.wechat;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;

/** Reads JSON from outside without trusting its shape: what is absent or of another type reads as empty. */
final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    static Optional<JsonObject> object(String text) {
        try (var reader = PROVIDER.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonObject in, String key) {
        return in.get(key) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    static Optional<Long> whole(JsonObject in, String key) {
        try {
            return in.get(key) instanceof JsonNumber number ? Optional.of(number.longValueExact()) : Optional.empty();
        } catch (ArithmeticException fraction) {
            return Optional.empty();
        }
    }

    static JsonObject child(JsonObject in, String key) {
        return in.get(key) instanceof JsonObject child ? child : JsonValue.EMPTY_JSON_OBJECT;
    }
}
