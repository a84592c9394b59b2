package org.yanqi.emulators.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a client sent without trusting its shape: what is absent or of another type reads as empty. */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** A copy to go on with. */
    public static JsonObjectBuilder object(JsonObject start) {
        return PROVIDER.createObjectBuilder(start);
    }

    public static JsonObject object(String key, String value) {
        return object().add(key, value).build();
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    public static JsonValue string(@Nullable String text) {
        return text == null ? JsonValue.NULL : PROVIDER.createValue(text);
    }

    /** The object in {@code text}, or empty when it is not one. */
    public static Optional<JsonObject> parse(String text) {
        try (var reader = PROVIDER.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    public static Optional<String> text(JsonObject in, String key) {
        return in.get(key) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    /** A whole number, or empty for fractions, other types and what does not fit a {@code long}. */
    public static Optional<Long> whole(JsonObject in, String key) {
        try {
            return in.get(key) instanceof JsonNumber number ? Optional.of(number.longValueExact()) : Optional.empty();
        } catch (ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    /** A decimal, given as a number or as text as Nuonuo does. */
    public static Optional<BigDecimal> decimal(JsonObject in, String key) {
        try {
            return switch (in.get(key)) {
                case JsonNumber number -> Optional.of(number.bigDecimalValue());
                case JsonString string
                when string.getString().length() <= 30 -> Optional.of(new BigDecimal(string.getString()));
                case null, default -> Optional.empty();
            };
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    public static JsonObject child(JsonObject in, String key) {
        return in.get(key) instanceof JsonObject child ? child : JsonValue.EMPTY_JSON_OBJECT;
    }

    public static List<JsonObject> children(JsonObject in, String key) {
        return elements(in, key, JsonObject.class);
    }

    public static List<String> texts(JsonObject in, String key) {
        return elements(in, key, JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static <T extends JsonValue> List<T> elements(JsonObject in, String key, Class<T> type) {
        return in.get(key) instanceof JsonArray array
                ? array.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}
