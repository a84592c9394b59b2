package org.yanqi.invoice.nuonuo;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.yanqi.application.port.UnavailableException;

/** Sends, and reads a JSON object back. */
final class Transport {

    static final String PARTY = "Nuonuo";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http;

    Transport(HttpClient http) {
        this.http = http;
    }

    JsonObject send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new UnavailableException(PARTY, "answered " + answer.statusCode());
            }
            return Json.object(answer.body())
                    .orElseThrow(() -> new UnavailableException(PARTY, "the answer is not JSON"));
        } catch (IOException unreachable) {
            throw new UnavailableException(PARTY, "no answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(PARTY, "interrupted while waiting", stopped);
        }
    }
}
