package org.yanqi.sms.tencent;

import java.net.URI;
import java.util.Map;
import org.yanqi.application.port.ShortMessages.Template;

/**
 * The account at Tencent Cloud.
 *
 * @param base {@code https://sms.tencentcloudapi.com}
 * @param sign the approved signature that stands in 【】 before each message
 * @param templates the approved template's number of each message
 */
public record TencentSmsSettings(
        URI base,
        String secretId,
        String secretKey,
        String region,
        String appId,
        String sign,
        Map<Template, String> templates) {

    public TencentSmsSettings {
        templates = Map.copyOf(templates);
        for (Template template : Template.values()) {
            if (!templates.containsKey(template)) {
                throw new IllegalArgumentException("no template number for " + template);
            }
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TencentSmsSettings[" + base + ", " + appId + "]";
    }
}
