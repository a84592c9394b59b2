package org.yanqi.persistence.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.yanqi.domain.Bytes;

/** Writes one JSON object, field by field; absent values leave no field. */
final class Fields {
    /** {@link jakarta.json.Json} would look for it anew at every object. */
    static final JsonProvider JSON = JsonProvider.provider();

    private final JsonObjectBuilder object = JSON.createObjectBuilder();

    Fields text(String name, String value) {
        object.add(name, storable(value));
        return this;
    }

    Fields text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    Fields word(String name, Enum<?> value) {
        return text(name, value.name());
    }

    Fields word(String name, Optional<? extends Enum<?>> value) {
        return text(name, value.map(Enum::name));
    }

    Fields number(String name, long value) {
        object.add(name, value);
        return this;
    }

    Fields flag(String name, boolean value) {
        object.add(name, value);
        return this;
    }

    /** ISO 8601 in UTC, to the nanosecond. */
    Fields instant(String name, Instant value) {
        return text(name, value.toString());
    }

    Fields instant(String name, Optional<Instant> value) {
        return text(name, value.map(Instant::toString));
    }

    Fields bytes(String name, Bytes value) {
        return text(name, Base64.getEncoder().encodeToString(value.toArray()));
    }

    Fields bytes(String name, Optional<Bytes> value) {
        value.ifPresent(present -> bytes(name, present));
        return this;
    }

    Fields object(String name, Fields value) {
        object.add(name, value.object);
        return this;
    }

    <T> Fields object(String name, Optional<T> value, Function<T, Fields> writer) {
        value.ifPresent(present -> object(name, writer.apply(present)));
        return this;
    }

    <T> Fields list(String name, Collection<T> values, Function<T, Fields> writer) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(value -> array.add(writer.apply(value).object));
        object.add(name, array);
        return this;
    }

    JsonObject build() {
        return object.build();
    }

    @Override
    public String toString() {
        return build().toString();
    }

    /** PostgreSQL stores neither NUL nor half a surrogate pair in text (RFC 8259 §8.2). */
    private static String storable(String text) {
        return new String(text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
