package org.yanqi.persistence.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** Reads one JSON object that {@link Fields} has written; a field that is missing is a bug and throws. */
record Stored(JsonObject object) {
    static final Stored NOTHING = new Stored(JsonValue.EMPTY_JSON_OBJECT);

    static Stored parse(String json) {
        try (var reader = Fields.JSON.createReader(new StringReader(json))) {
            return new Stored(reader.readObject());
        }
    }

    String text(String name) {
        return object.getString(name);
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(object.getString(name, null));
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    <E extends Enum<E>> Optional<E> optionalWord(String name, Class<E> type) {
        return optionalText(name).map(word -> Enum.valueOf(type, word));
    }

    long number(String name) {
        return object.getJsonNumber(name).longValueExact();
    }

    int smallNumber(String name) {
        return object.getJsonNumber(name).intValueExact();
    }

    boolean flag(String name) {
        return object.getBoolean(name);
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    Optional<Instant> optionalInstant(String name) {
        return optionalText(name).map(Instant::parse);
    }

    LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    Sha256 hash(String name) {
        return new Sha256(text(name));
    }

    Bytes bytes(String name) {
        return Bytes.of(Base64.getDecoder().decode(text(name)));
    }

    Optional<Bytes> optionalBytes(String name) {
        return object.containsKey(name) ? Optional.of(bytes(name)) : Optional.empty();
    }

    Stored object(String name) {
        return new Stored(object.getJsonObject(name));
    }

    Optional<Stored> optionalObject(String name) {
        return Optional.ofNullable(object.getJsonObject(name)).map(Stored::new);
    }

    <T> List<T> list(String name, Function<Stored, T> reader) {
        return object.getJsonArray(name).stream()
                .map(JsonValue::asJsonObject)
                .map(Stored::new)
                .map(reader)
                .toList();
    }

    void checkSchema(int known) {
        if (smallNumber("schema") != known) {
            throw new IllegalStateException("stored with schema " + number("schema") + ", known is " + known);
        }
    }
}
