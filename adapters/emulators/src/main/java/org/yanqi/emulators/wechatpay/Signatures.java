package org.yanqi.emulators.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yanqi.emulators.wire.Request;

/** SHA256withRSA both ways, as WeChat Pay APIv3 lays out the signed lines; five minutes of skew. */
final class Signatures {

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Pattern PAIR = Pattern.compile("(\\w+)=\"([^\"]{1,1024})\"");

    private final WechatMerchant merchant;
    private final Clock clock;

    Signatures(WechatMerchant merchant, Clock clock) {
        this.merchant = merchant;
        this.clock = clock;
    }

    void verify(Request request) {
        String header = request.header("Authorization").orElse("");
        if (!header.startsWith(SCHEME + " ")) {
            throw signError("Authorization 不是 " + SCHEME);
        }
        Map<String, String> parts = PAIR.matcher(header)
                .results()
                .collect(Collectors.toMap(pair -> pair.group(1), pair -> pair.group(2), (first, again) -> first));
        if (!merchant.mchid().equals(parts.get("mchid"))) {
            throw signError("商户号不符");
        }
        if (!merchant.certificateSerial().equalsIgnoreCase(parts.getOrDefault("serial_no", ""))) {
            throw signError("商户证书序列号不符");
        }
        if (!request.header("Wechatpay-Serial").orElse(merchant.platformKeyId()).equals(merchant.platformKeyId())) {
            throw Refused.parameter("Wechatpay-Serial 不是本平台的公钥编号");
        }
        verifyLines(request, parts);
    }

    private void verifyLines(Request request, Map<String, String> parts) {
        String timestamp = parts.getOrDefault("timestamp", "");
        if (!timestamp.matches("\\d{1,11}") || tooFarOff(timestamp)) {
            throw signError("时间戳与平台时间相差超过 5 分钟");
        }
        String lines = String.join(
                "\n",
                request.method(),
                request.pathAndQuery(),
                timestamp,
                parts.getOrDefault("nonce_str", ""),
                request.body(),
                "");
        if (!verified(lines, parts.getOrDefault("signature", ""))) {
            throw signError("签名错误");
        }
    }

    /** The headers that prove an answer or a notification with this body. */
    Map<String, String> headers(String body, PrivateKey key) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString().replace("-", "");
        return Map.of(
                "Wechatpay-Timestamp", timestamp,
                "Wechatpay-Nonce", nonce,
                "Wechatpay-Signature", signed(timestamp + "\n" + nonce + "\n" + body + "\n", key),
                "Wechatpay-Signature-Type", SCHEME,
                "Wechatpay-Serial", merchant.platformKeyId());
    }

    /** A key that is nobody's, for forgeries. */
    static PrivateKey strangersKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean tooFarOff(String timestamp) {
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, clock.instant()).abs().compareTo(SKEW) > 0;
    }

    private boolean verified(String lines, String signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(merchant.publicKey());
            verifier.update(lines.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String signed(String lines, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(lines.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The platform key cannot sign", unusable);
        }
    }

    private static Refused signError(String message) {
        return new Refused(401, "SIGN_ERROR", message);
    }
}
