package org.yanqi.emulators.tencent;

import java.util.Map;

/**
 * The customer's account at Tencent Cloud.
 *
 * @param ruleId the FaceID business scene
 * @param smsTemplates approved templates by their number; {@code {1}}, {@code {2}} … stand for the parameters
 */
public record TencentAccount(
        String secretId,
        String secretKey,
        String ruleId,
        String smsAppId,
        String smsSign,
        Map<String, String> smsTemplates) {

    public TencentAccount {
        smsTemplates = Map.copyOf(smsTemplates);
    }

    @Override
    public String toString() {
        return "TencentAccount[" + secretId + "]";
    }
}
