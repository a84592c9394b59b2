package org.yanqi.payment.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The merchant's {@code Authorization} header: scheme WECHATPAY2-SHA256-RSA2048. */
final class MerchantAuthorization {

    private final WechatPaySettings settings;

    MerchantAuthorization(WechatPaySettings settings) {
        this.settings = settings;
    }

    /** @param pathAndQuery exactly as they go on the wire */
    String of(String method, String pathAndQuery, String body, Instant now) {
        String timestamp = Long.toString(now.getEpochSecond());
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String signature = signed(String.join("\n", method, pathAndQuery, timestamp, nonce, body, ""));
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + settings.mchid() + "\",nonce_str=\"" + nonce + "\",signature=\""
                + signature + "\",timestamp=\"" + timestamp + "\",serial_no=\"" + settings.certificateSerial() + "\"";
    }

    private String signed(String lines) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(settings.merchantKey());
            signer.update(lines.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The merchant's key cannot sign", unusable);
        }
    }
}
