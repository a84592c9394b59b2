package org.yanqi.payment.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** The platform's signature over {@code timestamp\nnonce\nbody\n}, SHA256withRSA; five minutes of skew. */
final class PlatformSignature {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final String keyId;
    private final PublicKey key;

    PlatformSignature(String keyId, PublicKey key) {
        this.keyId = keyId;
        this.key = key;
    }

    /**
     * What is wrong with the signature, or empty when it is good.
     *
     * @param header by lower-case name
     */
    Optional<String> defect(Function<String, Optional<String>> header, byte[] body, Instant now) {
        String serial = header.apply("wechatpay-serial").orElse("");
        String timestamp = header.apply("wechatpay-timestamp").orElse("");
        String nonce = header.apply("wechatpay-nonce").orElse("");
        String signature = header.apply("wechatpay-signature").orElse("");
        if (!serial.equals(keyId)) {
            return Optional.of("signed with a key that is not the platform's");
        }
        if (!timestamp.matches("[0-9]{1,11}") || tooFarOff(timestamp, now)) {
            return Optional.of("the timestamp is missing or more than five minutes off");
        }
        return verifies(timestamp + "\n" + nonce + "\n", body, signature)
                ? Optional.empty()
                : Optional.of("the signature does not verify");
    }

    private static boolean tooFarOff(String timestamp, Instant now) {
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(signed, now).abs().compareTo(SKEW) > 0;
    }

    private boolean verifies(String head, byte[] body, String signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(head.getBytes(StandardCharsets.UTF_8));
            verifier.update(body);
            verifier.update((byte) '\n');
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
