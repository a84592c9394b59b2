package org.yanqi.payment.wechat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.yanqi.application.port.PaymentNotifications;
import org.yanqi.application.port.PaymentProvider.Standing;
import org.yanqi.domain.Bytes;

/** Verifies a notification's signature first, then opens its resource (AEAD_AES_256_GCM under the APIv3 key). */
public final class WechatPayNotifications implements PaymentNotifications {

    private final WechatPaySettings settings;
    private final PlatformSignature platform;

    public WechatPayNotifications(WechatPaySettings settings) {
        this.settings = settings;
        this.platform = new PlatformSignature(settings.platformKeyId(), settings.platformKey());
    }

    @Override
    public Reading read(Map<String, String> headers, Bytes body, Instant now) {
        byte[] octets = body.toArray();
        Optional<String> defect = platform.defect(name -> Optional.ofNullable(headers.get(name)), octets, now);
        if (defect.isPresent()) {
            return new Reading.Forged(defect.get());
        }
        return Json.object(new String(octets, StandardCharsets.UTF_8))
                .flatMap(this::understood)
                .orElseGet(() -> new Reading.Forged("signed, but damaged or of another merchant"));
    }

    private Optional<Reading> understood(JsonObject event) {
        Optional<String> id = Json.text(event, "id").filter(text -> text.matches("[\\x21-\\x7e]{1,64}"));
        if (!Json.text(event, "event_type").equals(Optional.of("TRANSACTION.SUCCESS"))) {
            return id.map(Reading.Other::new);
        }
        return id.flatMap(known -> opened(Json.child(event, "resource"))
                .flatMap(plain -> Transaction.of(plain, settings))
                .map(transaction -> reading(known, transaction)));
    }

    private static Reading reading(String id, Transaction transaction) {
        return transaction.standing() instanceof Standing.Paid paid
                ? new Reading.Paid(id, transaction.order(), paid.settlement())
                : new Reading.Other(id);
    }

    private Optional<JsonObject> opened(JsonObject resource) {
        byte[] nonce = ascii(resource, "nonce");
        if (nonce.length != 12 || !Json.text(resource, "algorithm").equals(Optional.of("AEAD_AES_256_GCM"))) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] key = settings.apiV3Key().getBytes(StandardCharsets.US_ASCII);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(ascii(resource, "associated_data"));
            byte[] plain = cipher.doFinal(Base64.getDecoder().decode(ascii(resource, "ciphertext")));
            return Json.object(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static byte[] ascii(JsonObject in, String key) {
        return Json.text(in, key).orElse("").getBytes(StandardCharsets.UTF_8);
    }
}
