package org.yanqi.emulators.store;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.yanqi.emulators.wire.Json;

/** A flat record as a JSON object, component by component; an absent member is a null component. */
final class RecordJson<R extends Record> {

    private final RecordComponent[] components;
    private final Constructor<R> constructor;

    RecordJson(Class<R> type) {
        components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalArgumentException("A record without its canonical constructor: " + type, impossible);
        }
        constructor.setAccessible(true);
    }

    JsonObject write(R value) {
        JsonObjectBuilder object = Json.object();
        for (RecordComponent component : components) {
            Object member = member(component, value);
            if (member != null) {
                add(object, component.getName(), member);
            }
        }
        return object.build();
    }

    R read(JsonObject object) {
        Object[] members = Arrays.stream(components)
                .map(component -> convert(component.getType(), object.get(component.getName())))
                .toArray();
        try {
            return constructor.newInstance(members);
        } catch (ReflectiveOperationException | IllegalArgumentException damaged) {
            throw new IllegalStateException("The stored state does not fit " + constructor.getName(), damaged);
        }
    }

    private static void add(JsonObjectBuilder object, String name, Object member) {
        switch (member) {
            case Long number -> object.add(name, number);
            case Integer number -> object.add(name, number);
            case Boolean truth -> object.add(name, truth);
            case Enum<?> choice -> object.add(name, choice.name());
            default -> object.add(name, member.toString());
        }
    }

    private @Nullable Object member(RecordComponent component, R value) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Object convert(Class<?> type, @Nullable JsonValue value) {
        return switch (value) {
            case null -> null;
            case JsonNumber number when type == long.class -> number.longValueExact();
            case JsonNumber number when type == int.class -> number.intValueExact();
            case JsonString string when type == String.class -> string.getString();
            case JsonString string when type == Instant.class -> Instant.parse(string.getString());
            case JsonString string when type.isEnum() -> choice(type, string.getString());
            case JsonValue truth when type == boolean.class -> truth == JsonValue.TRUE;
            default ->
                throw new IllegalStateException("The stored state has a member that is no " + type.getSimpleName());
        };
    }

    private static Object choice(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The stored state names an unknown " + type.getSimpleName()));
    }
}
