package org.yanqi.tencent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.yanqi.domain.Sha256;

/** The {@code Authorization} header of Tencent Cloud's API 3.0, method TC3-HMAC-SHA256. */
final class Tc3Signer {

    static final String CONTENT_TYPE = "application/json; charset=utf-8";
    private static final String SIGNED_HEADERS = "content-type;host";

    private final String service;
    private final String secretId;
    private final String secretKey;

    Tc3Signer(String service, String secretId, String secretKey) {
        this.service = service;
        this.secretId = secretId;
        this.secretKey = secretKey;
    }

    /** For {@code POST /} with this body; {@code host} carries its port where the address names one. */
    String authorization(String host, String body, Instant now) {
        LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String scope = date + "/" + service + "/tc3_request";
        String canonical = String.join(
                "\n",
                "POST",
                "/",
                "",
                "content-type:" + CONTENT_TYPE,
                "host:" + host,
                "",
                SIGNED_HEADERS,
                sha256(body));
        String toSign =
                String.join("\n", "TC3-HMAC-SHA256", Long.toString(now.getEpochSecond()), scope, sha256(canonical));
        byte[] key = ("TC3" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(date.toString(), service, "tc3_request", toSign)) {
            key = hmac(key, step);
        }
        return "TC3-HMAC-SHA256 Credential=" + secretId + "/" + scope + ", SignedHeaders=" + SIGNED_HEADERS
                + ", Signature=" + HexFormat.of().formatHex(key);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(String text) {
        return Sha256.of(text).hex();
    }
}
