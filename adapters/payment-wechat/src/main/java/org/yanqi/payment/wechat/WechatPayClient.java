package org.yanqi.payment.wechat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;

/** Sends signed requests, and takes nothing for an answer that the platform has not signed. */
final class WechatPayClient {

    static final String PARTY = "WeChat Pay";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_OCTETS = 1 << 20;

    /** @param code WeChat Pay's error code, empty on success */
    record Answer(int status, String code, JsonObject body) {
        boolean ok() {
            return status == 200 || status == 204;
        }
    }

    private final WechatPaySettings settings;
    private final HttpClient http;
    private final Clock clock;
    private final MerchantAuthorization authorization;
    private final PlatformSignature platform;

    WechatPayClient(WechatPaySettings settings, HttpClient http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
        this.authorization = new MerchantAuthorization(settings);
        this.platform = new PlatformSignature(settings.platformKeyId(), settings.platformKey());
    }

    Answer get(String pathAndQuery) {
        return exchanged("GET", pathAndQuery, "");
    }

    Answer post(String path, JsonObject body) {
        return exchanged("POST", path, body.toString());
    }

    private Answer exchanged(String method, String pathAndQuery, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.base() + pathAndQuery))
                .timeout(PATIENCE)
                .header("Authorization", authorization.of(method, pathAndQuery, body, clock.instant()))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", "Yanqi")
                .header("Wechatpay-Serial", settings.platformKeyId())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        Received received = sent(request);
        platform.defect(received.headers()::firstValue, received.body().toArray(), clock.instant())
                .ifPresent(defect -> {
                    throw new UnavailableException(PARTY, "answered " + received.status() + ", but " + defect);
                });
        return understood(received);
    }

    private record Received(int status, HttpHeaders headers, Bytes body) {}

    private Received sent(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] octets = body.readNBytes(MOST_OCTETS + 1);
                if (octets.length > MOST_OCTETS) {
                    throw new UnavailableException(PARTY, "the answer is longer than 1 MiB");
                }
                return new Received(answer.statusCode(), answer.headers(), Bytes.of(octets));
            }
        } catch (IOException unreachable) {
            throw new UnavailableException(PARTY, "no answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(PARTY, "interrupted while waiting", stopped);
        }
    }

    private static Answer understood(Received received) {
        String text = new String(received.body().toArray(), StandardCharsets.UTF_8);
        JsonObject body = text.isEmpty()
                ? JsonObject.EMPTY_JSON_OBJECT
                : Json.object(text).orElseThrow(() -> new UnavailableException(PARTY, "the answer is not JSON"));
        return new Answer(received.status(), Json.text(body, "code").orElse(""), body);
    }
}
