package org.yanqi.emulators;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yanqi.emulators.nuonuo.NuonuoSeller;
import org.yanqi.emulators.phone.StaffGenerator;
import org.yanqi.emulators.tencent.TencentAccount;
import org.yanqi.emulators.wechatpay.WechatMerchant;

/** Emulators with a merchant, a seller and an account made up for the tests. */
final class Sandbox {

    static final String MCHID = "1900000109";
    static final String APPID = "wxd678efh567hg6787";
    static final String API_V3_KEY = "0123456789abcdef0123456789ABCDEF";
    static final String MERCHANT_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    static final String PLATFORM_KEY_ID = "PUB_KEY_ID_0119000001092024";
    static final KeyPair MERCHANT_KEYS = rsa();
    static final KeyPair PLATFORM_KEYS = rsa();

    static final String SECRET_ID = "AKIDtest";
    static final String SECRET_KEY = "tencent-secret";
    static final String APP_KEY = "NN-app-key";
    static final String APP_SECRET = "NN-app-secret";
    static final String SELLER_TAX_NUMBER = "91420100MA4KXXXX0X";

    /** The shared secret of RFC 6238's test vectors. */
    static final List<StaffGenerator> STAFF =
            List.of(new StaffGenerator("shenhe", "12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

    private Sandbox() {}

    static Emulators started(Path data) throws Exception {
        return Emulators.start(settings(data, Clock.systemUTC(), Optional.empty()));
    }

    static EmulatorSettings settings(Path data, Clock clock, Optional<URI> callback) {
        var tencent = new TencentAccount(
                SECRET_ID,
                SECRET_KEY,
                "1",
                "1400000001",
                "湖北CA",
                Map.of("100001", "您的验证码为{1}，{2}分钟内有效，请勿告诉他人。", "100002", "您的延期申请{1}已完成。"));
        var wechat = new WechatMerchant(
                MCHID,
                APPID,
                "湖北省数字证书认证管理中心",
                API_V3_KEY,
                MERCHANT_SERIAL,
                MERCHANT_KEYS.getPublic(),
                PLATFORM_KEY_ID,
                PLATFORM_KEYS.getPrivate());
        var nuonuo = new NuonuoSeller(APP_KEY, APP_SECRET, SELLER_TAX_NUMBER, "测试销售方", callback, 3);
        return new EmulatorSettings(data, 0, clock, tencent, wechat, nuonuo, STAFF, Pace.brisk());
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
