package org.yanqi.emulators.wechatpay;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.yanqi.emulators.delivery.Courier;
import org.yanqi.emulators.delivery.Delivery;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Json;

/** Notifications: the resource sealed with AES-256-GCM under the APIv3 key, the whole signed by the platform. */
final class Notifications implements Courier {

    static final String COURIER = "wechatpay";

    private final WechatMerchant merchant;
    private final Signatures signatures;
    private final Faults faults;

    Notifications(WechatMerchant merchant, Signatures signatures, Faults faults) {
        this.merchant = merchant;
        this.signatures = signatures;
        this.faults = faults;
    }

    static String payment(String id, Instant created, JsonObject transaction) {
        return event(id, created, "TRANSACTION.SUCCESS", "支付成功", "transaction", transaction);
    }

    static String refund(String id, Instant created, Refund.Status ending, JsonObject refund) {
        return event(id, created, "REFUND." + ending.name(), ending.summary(), "refund", refund);
    }

    private static String event(
            String id, Instant created, String type, String summary, String original, JsonObject resource) {
        return Json.object()
                .add("id", id)
                .add("create_time", Rfc3339.of(created))
                .add("resource_type", "encrypt-resource")
                .add("event_type", type)
                .add("summary", summary)
                .add("resource", Json.object().add("original_type", original).add("plain", resource))
                .build()
                .toString();
    }

    @Override
    public List<HttpRequest.Builder> compose(Delivery delivery) {
        JsonObject event = Json.parse(delivery.content()).orElseThrow();
        return switch (faults.takeNotification().orElse(null)) {
            case null -> List.of(message(delivery, event, merchant.platformKey()));
            case DROPPED -> List.of();
            case FORGED -> List.of(message(delivery, event, Signatures.strangersKey()));
            case WRONG_AMOUNT -> List.of(message(delivery, withOneFenMore(event), merchant.platformKey()));
            case DUPLICATED ->
                List.of(
                        message(delivery, event, merchant.platformKey()),
                        message(delivery, event, merchant.platformKey()));
        };
    }

    @Override
    public boolean acknowledged(HttpResponse<String> answer) {
        return answer.statusCode() == 200 || answer.statusCode() == 204;
    }

    private HttpRequest.Builder message(Delivery delivery, JsonObject event, PrivateKey key) {
        JsonObject resource = Json.child(event, "resource");
        String original = Json.text(resource, "original_type").orElseThrow();
        String body = Json.object(event)
                .add("resource", sealed(original, Json.child(resource, "plain").toString()))
                .build()
                .toString();
        HttpRequest.Builder message = HttpRequest.newBuilder(URI.create(delivery.url()))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Mozilla/4.0")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        signatures.headers(body, key).forEach(message::header);
        return message;
    }

    private JsonObject sealed(String associated, String plain) {
        String nonce = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(merchant.apiV3Key().getBytes(StandardCharsets.US_ASCII), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.US_ASCII)));
            cipher.updateAAD(associated.getBytes(StandardCharsets.US_ASCII));
            byte[] bytes = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return Json.object()
                    .add("original_type", associated)
                    .add("algorithm", "AEAD_AES_256_GCM")
                    .add("ciphertext", Base64.getEncoder().encodeToString(bytes))
                    .add("associated_data", associated)
                    .add("nonce", nonce)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonObject withOneFenMore(JsonObject event) {
        JsonObject resource = Json.child(event, "resource");
        JsonObject plain = Json.child(resource, "plain");
        JsonObject amount = Json.child(plain, "amount");
        JsonObject more = Json.object(amount)
                .add("total", Json.whole(amount, "total").orElseThrow() + 1)
                .build();
        JsonObject wrong = Json.object(plain).add("amount", more).build();
        return Json.object(event)
                .add("resource", Json.object(resource).add("plain", wrong))
                .build();
    }
}
