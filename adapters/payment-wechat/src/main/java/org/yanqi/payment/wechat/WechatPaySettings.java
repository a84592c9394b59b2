package org.yanqi.payment.wechat;

import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * The merchant's account at WeChat Pay, in public-key mode.
 *
 * @param base {@code https://api.mch.weixin.qq.com}, without a slash at its end
 * @param certificateSerial of the merchant's API certificate
 * @param platformKeyId {@code PUB_KEY_ID_…}
 * @param apiV3Key 32 ASCII characters
 * @param notifyUrl where our {@code PaymentNotifications} are read; no query
 */
public record WechatPaySettings(
        URI base,
        String mchid,
        String appid,
        String certificateSerial,
        PrivateKey merchantKey,
        String platformKeyId,
        PublicKey platformKey,
        String apiV3Key,
        URI notifyUrl) {

    public WechatPaySettings {
        if (!apiV3Key.matches("[\\x21-\\x7e]{32}")) {
            throw new IllegalArgumentException("an APIv3 key has 32 ASCII characters");
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "WechatPaySettings[" + base + ", " + mchid + "]";
    }
}
