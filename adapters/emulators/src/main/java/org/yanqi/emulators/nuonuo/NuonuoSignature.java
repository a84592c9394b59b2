package org.yanqi.emulators.nuonuo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.yanqi.emulators.wire.Request;

/** X-Nuonuo-Sign: HmacSHA1 over the path's parts, the query and the raw body, as the vendor's SDK computes it. */
final class NuonuoSignature {

    private static final Duration SKEW = Duration.ofMinutes(10);

    private final NuonuoSeller seller;
    private final Clock clock;

    NuonuoSignature(NuonuoSeller seller, Clock clock) {
        this.seller = seller;
        this.clock = clock;
    }

    void verify(Request request) {
        Map<String, String> query = request.query();
        if (!seller.appKey().equals(query.get("appkey"))) {
            throw new Refused("070201", "appkey 无效");
        }
        if (tooFarOff(query.getOrDefault("timestamp", ""))) {
            throw new Refused("070202", "timestamp 与平台时间相差过大");
        }
        String senid = query.getOrDefault("senid", "");
        if (senid.isEmpty() || senid.length() > 64) {
            throw new Refused("070204", "senid 缺失或过长");
        }
        String text = "a=services&l=v1&p=open&k=" + seller.appKey() + "&i=" + senid + "&n="
                + query.getOrDefault("nonce", "") + "&t=" + query.get("timestamp") + "&f=" + request.body();
        byte[] given = request.header("X-Nuonuo-Sign").orElse("").getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(given, sign(text).getBytes(StandardCharsets.US_ASCII))) {
            throw new Refused("070203", "签名验证失败");
        }
    }

    private boolean tooFarOff(String seconds) {
        if (!seconds.matches("\\d{1,11}")) {
            return true;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(seconds));
        return Duration.between(sent, clock.instant()).abs().compareTo(SKEW) > 0;
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seller.appSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
