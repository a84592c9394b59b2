package org.yanqi.face.tencent;

import java.net.URI;
import java.util.Optional;

/**
 * The account at Tencent Cloud.
 *
 * @param base {@code https://faceid.tencentcloudapi.com}
 * @param ruleId the business scene (checked in WeChat)
 * @param redirect where the phone goes afterwards; nothing is concluded from it
 */
public record TencentFaceSettings(URI base, String secretId, String secretKey, String ruleId, Optional<URI> redirect) {

    /** Without the key. */
    @Override
    public String toString() {
        return "TencentFaceSettings[" + base + ", " + ruleId + "]";
    }
}
