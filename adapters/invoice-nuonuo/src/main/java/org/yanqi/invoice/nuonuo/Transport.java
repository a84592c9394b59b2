package org.yanqi.invoice.nuonuo;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.yanqi.application.port.UnavailableException;

/** Sends, and reads a JSON object back. */
final class Transport {

    static final String PARTY = "Nuonuo";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_OCTETS = 1 << 20;

    private final HttpClient http;

    Transport(HttpClient http) {
        this.http = http;
    }

    JsonObject send(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> answer =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
            String text = text(answer);
            if (answer.statusCode() != 200) {
                throw new UnavailableException(PARTY, "answered " + answer.statusCode());
            }
            return Json.object(text).orElseThrow(() -> new UnavailableException(PARTY, "the answer is not JSON"));
        } catch (IOException unreachable) {
            throw new UnavailableException(PARTY, "no answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(PARTY, "interrupted while waiting", stopped);
        }
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            byte[] octets = body.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new UnavailableException(PARTY, "the answer is longer than 1 MiB");
            }
            return new String(octets, StandardCharsets.UTF_8);
        }
    }
}
