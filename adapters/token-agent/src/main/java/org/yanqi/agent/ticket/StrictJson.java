package org.yanqi.agent.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;

/** JSON that can be read in one way only: duplicate members, bad UTF-8, deep nesting and trailing text are refused. */
public final class StrictJson {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of(
            JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, org.eclipse.parsson.api.JsonConfig.MAX_DEPTH, 8));

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private StrictJson() {}

    /** One object and nothing else, or nothing. */
    public static Optional<JsonObject> object(byte[] utf8) {
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            try (var reader = READERS.createReader(new StringReader(text));
                    var whole = PARSERS.createParser(new StringReader(text))) {
                var object = reader.readObject();
                // A reader stops where the object ends; only a parser minds what follows.
                while (whole.hasNext()) {
                    whole.next();
                }
                return Optional.of(object);
            }
        } catch (CharacterCodingException
                | RuntimeException e) { // Parsson refuses deep nesting by a bare RuntimeException
            return Optional.empty();
        }
    }

    /** The member's text; empty when it is absent, null or no string. */
    public static Optional<String> text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    static boolean isNull(JsonObject object, String member) {
        return JsonValue.NULL.equals(object.get(member));
    }
}
