package org.yanqi.emulators.wire;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the emulator answers.
 *
 * @param status the HTTP status, or {@link #NO_ANSWER} when the connection shall break instead
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    static final int NO_ANSWER = -1;

    public Reply {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    public static Reply json(int status, JsonObject body) {
        return of(status, "application/json; charset=utf-8", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /** The line goes dead: the client cannot tell whether it was heard. */
    public static Reply none() {
        return empty(NO_ANSWER);
    }

    public Reply with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Reply(status, all, body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
