package org.yanqi.emulators.wechatpay;

import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A merchant and the platform that serves it, in public-key mode.
 *
 * @param name shown on the payment page
 * @param apiV3Key 32 ASCII characters, the AES-256 key of the notifications
 * @param certificateSerial the serial number of the merchant's API certificate, as its requests name it
 * @param publicKey verifies the merchant's requests
 * @param platformKeyId {@code PUB_KEY_ID_…}
 * @param platformKey signs the platform's answers and notifications
 */
public record WechatMerchant(
        String mchid,
        String appid,
        String name,
        String apiV3Key,
        String certificateSerial,
        PublicKey publicKey,
        String platformKeyId,
        PrivateKey platformKey) {

    public WechatMerchant {
        if (apiV3Key.length() != 32) {
            throw new IllegalArgumentException("An APIv3 key has 32 characters");
        }
    }

    @Override
    public String toString() {
        return "WechatMerchant[" + mchid + "]";
    }
}
