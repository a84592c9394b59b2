package org.yanqi.invoice.nuonuo;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;

/** Reads JSON from outside without trusting its shape: what is absent or of another type reads as empty. */
final class Json {

    static final JsonProvider PROVIDER = JsonProvider.provider();

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

    /** A text that says something; a number reads as its digits. */
    static Optional<String> text(JsonObject in, String key) {
        Optional<String> text = switch (in.get(key)) {
            case JsonString string -> Optional.of(string.getString());
            case JsonNumber number -> Optional.of(number.toString());
            case null, default -> Optional.empty();
        };
        return text.filter(value -> !value.isBlank());
    }

    static Optional<JsonObject> first(JsonObject in, String key) {
        return in.get(key) instanceof JsonArray array && !array.isEmpty() && array.getFirst() instanceof JsonObject one
                ? Optional.of(one)
                : Optional.empty();
    }
}
