package org.yanqi.emulators.wire;

import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a client sent: {@code path} and {@code rawQuery} exactly as on the wire, because signatures cover them. */
public record Request(String method, String path, String rawQuery, Headers headers, String body) {

    /** The first header of that name, whatever its case (RFC 9110 §5.1). */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    public String pathAndQuery() {
        return rawQuery.isEmpty() ? path : path + "?" + rawQuery;
    }

    public Map<String, String> query() {
        return decoded(rawQuery);
    }

    /** The body read as {@code application/x-www-form-urlencoded}. */
    public Map<String, String> form() {
        return decoded(body);
    }

    private static Map<String, String> decoded(String pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        percentDecoded(pair.substring(0, equals)), percentDecoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
