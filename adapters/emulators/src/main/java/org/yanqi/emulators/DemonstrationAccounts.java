package org.yanqi.emulators;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yanqi.emulators.nuonuo.NuonuoSeller;
import org.yanqi.emulators.tencent.TencentAccount;
import org.yanqi.emulators.wechatpay.WechatMerchant;

/**
 * Accounts of nobody, with fixed names and secrets and the keys given: for tests, and for a sandbox that keeps the keys.
 *
 * @param merchantKeys sign our requests to WeChat Pay
 * @param platformKeys sign WeChat Pay's answers
 */
public record DemonstrationAccounts(KeyPair merchantKeys, KeyPair platformKeys) {

    public static final String MERCHANT_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    public static final String CODE_TEMPLATE = "100001";
    public static final String INSTALLED_TEMPLATE = "100002";

    public static final String REVIEW_APPROVED_TEMPLATE = "100003";
    public static final String REVIEW_REJECTED_TEMPLATE = "100004";
    public static final String LAPSE_AHEAD_TEMPLATE = "100005";
    public static final String REFUND_DONE_TEMPLATE = "100006";
    public static final String WINDOW_OPEN_TEMPLATE = "100007";
    public static final String APPLICATION_NUMBER_TEMPLATE = "100008";
    public static final String TAKEN_BACK_TEMPLATE = "100009";

    private static final Map<String, String> TEMPLATES = Map.of(
            CODE_TEMPLATE, "您的验证码为{1}，{2}分钟内有效，请勿告诉他人。",
            INSTALLED_TEMPLATE, "您的数字证书延期申请{1}已完成，新证书已写入UKEY。",
            APPLICATION_NUMBER_TEMPLATE, "您的数字证书延期申请编号为{1}，未办理完可凭编号和本手机号在“继续未完成的延期”中接着办理。",
            REVIEW_APPROVED_TEMPLATE, "您的数字证书延期申请{1}已通过人工审核，请登录在线延期页面继续办理。",
            REVIEW_REJECTED_TEMPLATE, "您的数字证书延期申请{1}未通过人工审核，原因及后续办理方式请登录在线延期页面查看。",
            TAKEN_BACK_TEMPLATE, "您的数字证书延期申请{1}的新证书已收回，款项将原路退回，原证书不受影响，请登录在线延期页面重新办理。",
            LAPSE_AHEAD_TEMPLATE, "您的数字证书延期申请{1}尚未办理完成，将于{2}自动失效，请尽快登录在线延期页面继续办理。",
            REFUND_DONE_TEMPLATE, "您的数字证书延期申请{1}的款项{2}元已原路退回，请注意查收。",
            WINDOW_OPEN_TEMPLATE, "您的数字证书将于{1}到期，现已可以办理在线延期，请及时办理以免影响使用。");

    public static DemonstrationAccounts withNewKeys() {
        return new DemonstrationAccounts(rsa(), rsa());
    }

    public TencentAccount tencent() {
        return new TencentAccount("AKIDsandbox", "sandbox-tencent-secret", "1", "1400000001", "湖北CA", TEMPLATES);
    }

    public WechatMerchant wechat() {
        return new WechatMerchant(
                "1900000109",
                "wxsandbox000000001",
                "湖北省数字证书认证管理中心（沙箱）",
                "sandbox-api-v3-key-0123456789abc",
                MERCHANT_SERIAL,
                merchantKeys.getPublic(),
                "PUB_KEY_ID_0119000001092026",
                platformKeys.getPrivate());
    }

    public NuonuoSeller nuonuo(Optional<URI> callback) {
        return new NuonuoSeller(
                "sandbox-app-key", "sandbox-app-secret", "91420000SANDBOX001", "湖北省数字证书认证管理中心（沙箱）", callback, 1000);
    }

    /** On any free port. */
    public EmulatorSettings settings(Path dataDirectory, Clock clock, Pace pace) {
        return new EmulatorSettings(
                dataDirectory, 0, clock, tencent(), wechat(), nuonuo(Optional.empty()), List.of(), pace);
    }

    /** The keys stay out of logs. */
    @Override
    public String toString() {
        return "DemonstrationAccounts";
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
