package org.yanqi.web.wiring;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.Ports;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.ShortMessages.Template;
import org.yanqi.face.tencent.TencentFaceSettings;
import org.yanqi.face.tencent.TencentFaceVerification;
import org.yanqi.invoice.nuonuo.NuonuoInvoices;
import org.yanqi.invoice.nuonuo.NuonuoSettings;
import org.yanqi.payment.wechat.WechatPay;
import org.yanqi.payment.wechat.WechatPayNotifications;
import org.yanqi.payment.wechat.WechatPaySettings;
import org.yanqi.payment.wechat.WechatRefunds;
import org.yanqi.sms.tencent.TencentShortMessages;
import org.yanqi.sms.tencent.TencentSmsSettings;
import org.yanqi.web.settings.Settings;
import org.yanqi.web.wiring.Environment.What;

/** The accounts at the outside parties, and where the process may die between them and us. */
record Parties(
        TencentFaceSettings face,
        TencentSmsSettings sms,
        WechatPaySettings wechat,
        NuonuoSettings nuonuo,
        FaultPoints faults) {
    private static final String NOTIFICATIONS = "/api/notifications/wechat-pay";

    static Parties read(Environment environment, Settings settings) throws IOException, GeneralSecurityException {
        var parties = new Reader(environment, settings);
        var face = parties.face();
        var sms = parties.sms();
        var nuonuo = parties.nuonuo();
        var faults = SuddenDeath.read(environment, settings.mode());
        return new Parties(face, sms, parties.wechat(), nuonuo, faults);
    }

    Ports.Parties connect(Clock clock) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new Ports.Parties(
                new TencentFaceVerification(face, http, clock),
                new TencentShortMessages(sms, http, clock),
                new WechatPay(wechat, http, clock),
                new WechatPayNotifications(wechat),
                new WechatRefunds(wechat, http, clock),
                new NuonuoInvoices(nuonuo, http, clock),
                faults);
    }

    private record Reader(Environment environment, Settings settings) {
        TencentFaceSettings face() {
            return new TencentFaceSettings(
                    base("YANQI_FACE_URL", "https://faceid.tencentcloudapi.com"),
                    environment.text("YANQI_FACE_SECRET_ID", new What("Tencent Cloud's SecretId for FaceID")),
                    environment.text("YANQI_FACE_SECRET_KEY", new What("Tencent Cloud's SecretKey for FaceID")),
                    environment.text("YANQI_FACE_RULE_ID", new What("the FaceID business scene")),
                    Optional.empty());
        }

        TencentSmsSettings sms() {
            return new TencentSmsSettings(
                    base("YANQI_SMS_URL", "https://sms.tencentcloudapi.com"),
                    environment.text("YANQI_SMS_SECRET_ID", new What("Tencent Cloud's SecretId for SMS")),
                    environment.text("YANQI_SMS_SECRET_KEY", new What("Tencent Cloud's SecretKey for SMS")),
                    environment.text("YANQI_SMS_REGION", "ap-guangzhou"),
                    environment.text("YANQI_SMS_APP_ID", new What("the SMS application")),
                    environment.text("YANQI_SMS_SIGN", new What("the approved SMS signature")),
                    templates());
        }

        private Map<Template, String> templates() {
            Map<Template, String> numbers = new EnumMap<>(Template.class);
            for (Template template : Template.values()) {
                String setting = "YANQI_SMS_TEMPLATE_" + template.name();
                numbers.put(template, environment.text(setting, new What("the approved template's number")));
            }
            return numbers;
        }

        WechatPaySettings wechat() throws IOException, GeneralSecurityException {
            URI base = base("YANQI_WECHAT_URL", "https://api.mch.weixin.qq.com");
            String mchid = environment.text("YANQI_WECHAT_MCHID", new What("the merchant's number at WeChat Pay"));
            String appid = environment.text("YANQI_WECHAT_APPID", new What("the WeChat application"));
            String serial = environment.text(
                    "YANQI_WECHAT_CERTIFICATE_SERIAL", new What("the merchant API certificate's serial number"));
            Path merchantKey = environment.file(
                    "YANQI_WECHAT_MERCHANT_KEY_FILE", new What("the merchant's private key, PKCS#8 in PEM"));
            String platformKeyId =
                    environment.text("YANQI_WECHAT_PLATFORM_KEY_ID", new What("PUB_KEY_ID_… of WeChat Pay"));
            Path platformKey =
                    environment.file("YANQI_WECHAT_PLATFORM_KEY_FILE", new What("WeChat Pay's public key in PEM"));
            String apiV3Key = environment.text("YANQI_WECHAT_API_V3_KEY", new What("32 ASCII characters"));
            environment.check();
            return new WechatPaySettings(
                    base,
                    mchid,
                    appid,
                    serial,
                    privateKey(merchantKey),
                    platformKeyId,
                    publicKey(platformKey),
                    apiV3Key,
                    URI.create(settings.origin() + NOTIFICATIONS));
        }

        NuonuoSettings nuonuo() {
            return new NuonuoSettings(
                    base("YANQI_NUONUO_URL", "https://sdk.nuonuo.com/open/v1/services"),
                    base("YANQI_NUONUO_TOKEN_URL", "https://open.nuonuo.com/accessToken"),
                    environment.text("YANQI_NUONUO_APP_KEY", new What("Nuonuo's appKey")),
                    environment.text("YANQI_NUONUO_APP_SECRET", new What("Nuonuo's appSecret")),
                    Path.of(environment.text(
                            "YANQI_NUONUO_TOKEN_FILE", new What("a writable file that keeps the access token"))),
                    environment.text("YANQI_NUONUO_TAX_NUMBER", new What("the seller's tax number")),
                    environment.text("YANQI_NUONUO_CLERK", new What("the clerk's name on invoices")),
                    environment.text("YANQI_NUONUO_GOODS_NAME", "数字证书服务费"),
                    environment.text("YANQI_NUONUO_GOODS_CODE", "3040201990000000000"),
                    new BigDecimal(environment.text("YANQI_NUONUO_TAX_RATE", "0.06")));
        }

        private URI base(String name, String otherwise) {
            URI address = environment.address(name, otherwise);
            if (settings.mode() == Settings.Mode.PRODUCTION) {
                environment.refuseLoopback(name, address);
            }
            return address;
        }
    }

    private static PrivateKey privateKey(Path pem) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(decoded(pem)));
    }

    private static PublicKey publicKey(Path pem) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(decoded(pem)));
    }

    private static byte[] decoded(Path pem) throws IOException {
        return Base64.getMimeDecoder()
                .decode(Files.readString(pem)
                        .replaceAll("-----[A-Z ]+-----", "")
                        .strip());
    }
}
