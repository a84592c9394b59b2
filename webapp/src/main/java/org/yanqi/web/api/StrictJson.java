package org.yanqi.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;

/**
 * Reads objects that can be read in one way only: duplicate members (RFC 8259 §4), bad UTF-8 (§8.1), deep nesting and
 * trailing text are refused. How long a body may be is bounded before.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class StrictJson implements MessageBodyReader<JsonObject> {
    private static final int LONGEST_REASON = 200;
    private static final JsonReaderFactory READERS = Json.createReaderFactory(
            Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, "org.eclipse.parsson.maxDepth", 8));
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonObject.class;
    }

    @Override
    public JsonObject readFrom(
            Class<JsonObject> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return object(body.readAllBytes());
    }

    static JsonObject object(byte[] utf8) {
        if (value(utf8) instanceof JsonObject object) {
            return object;
        }
        throw new Malformed("no object");
    }

    private static JsonValue value(byte[] utf8) {
        try {
            return value(UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            throw new Malformed("not in UTF-8", e);
        } catch (RuntimeException e) { // Parsson refuses deep nesting and long numbers by bare ones
            String reason = String.valueOf(e.getMessage());
            throw new Malformed(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), e);
        }
    }

    private static JsonValue value(String text) {
        try (var reader = READERS.createReader(new StringReader(text));
                var whole = PARSERS.createParser(new StringReader(text))) {
            JsonValue value = reader.readValue();
            // A reader stops where the value ends; only a parser minds what follows.
            while (whole.hasNext()) {
                whole.next();
            }
            return value;
        }
    }
}
