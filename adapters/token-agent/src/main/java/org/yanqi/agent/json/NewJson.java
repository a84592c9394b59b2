package org.yanqi.agent.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;

/**
 * Builders of JSON. {@link jakarta.json.Json} looks through the class path for its implementation at every call, which takes
 * longer than what is built.
 */
public final class NewJson {
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private NewJson() {}

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    public static JsonArrayBuilder array(Collection<String> texts) {
        return PROVIDER.createArrayBuilder(texts);
    }

    public static JsonString text(String value) {
        return PROVIDER.createValue(value);
    }
}
