package org.yanqi.invoice.nuonuo;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One method of the open platform at a time, signed with X-Nuonuo-Sign (HmacSHA1). */
final class NuonuoClient {

    private static final String CREDENTIALS_REFUSED = "0703";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final NuonuoSettings settings;
    private final Transport transport;
    private final AccessToken token;
    private final Clock clock;

    NuonuoClient(NuonuoSettings settings, HttpClient http, Clock clock) {
        this.settings = settings;
        this.transport = new Transport(http);
        this.token = new AccessToken(settings, transport, clock);
        this.clock = clock;
    }

    /** The answer with its {@code code}; a refused token is replaced once, as such a request was not acted on. */
    JsonObject call(String method, JsonObject content) {
        String current = token.current();
        JsonObject answer = sent(method, content.toString(), current);
        boolean refused = Json.text(answer, "code")
                .filter(code -> code.startsWith(CREDENTIALS_REFUSED))
                .isPresent();
        return refused ? sent(method, content.toString(), token.insteadOf(current)) : answer;
    }

    private JsonObject sent(String method, String body, String accessToken) {
        String senid = UUID.randomUUID().toString().replace("-", "");
        String nonce = Integer.toString(RANDOM.nextInt(10_000_000, 100_000_000));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        URI uri = URI.create(settings.services() + "?senid=" + senid + "&nonce=" + nonce + "&timestamp=" + timestamp
                + "&appkey=" + settings.appKey());
        String signed = "a=services&l=v1&p=open&k=" + settings.appKey() + "&i=" + senid + "&n=" + nonce + "&t="
                + timestamp + "&f=" + body;
        return transport.send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("X-Nuonuo-Sign", sign(signed))
                .header("accessToken", accessToken)
                .header("userTax", settings.sellerTaxNumber())
                .header("method", "nuonuo.OpeMplatform." + method)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(settings.appSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
