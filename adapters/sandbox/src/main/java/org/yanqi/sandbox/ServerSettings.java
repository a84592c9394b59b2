package org.yanqi.sandbox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.nuonuo.NuonuoSeller;
import org.yanqi.emulators.tencent.TencentAccount;
import org.yanqi.emulators.wechatpay.WechatMerchant;

/** {@code sandbox.env}: the server's settings, one {@code KEY=VALUE} a line. */
final class ServerSettings {
    private static final String FILE = "sandbox.env";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final DataFolder folder;

    private ServerSettings(DataFolder folder) {
        this.folder = folder;
    }

    static void write(
            DataFolder folder,
            FirstStart first,
            SandboxOptions options,
            Parties parties,
            Emulators emulators,
            boolean presetPin)
            throws IOException {
        var server = new ServerSettings(folder);
        server.platform(options, emulators, presetPin);
        server.keys(first);
        server.tencent(parties.accounts().tencent(), emulators);
        server.wechat(parties.accounts().wechat(), emulators);
        server.nuonuo(parties.accounts().nuonuo(java.util.Optional.empty()), emulators);
        folder.write(
                FILE,
                server.settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private void platform(SandboxOptions options, Emulators emulators, boolean presetPin) throws IOException {
        set("MODE", "sandbox");
        set("ORIGIN", options.origin());
        set("SANDBOX_PHONE", emulators.phone());
        set("SANDBOX_PRESET_PIN", presetPin);
        file("SANDBOX_STAFF_FILE", DemonstrationStaff.FILE);
        set("DOCUMENT_DIRECTORY", folder.keepDirectory("documents"));
    }

    private void keys(FirstStart first) throws IOException {
        file("CA_FILE", DemonstrationKeys.CA);
        set("CA_PASSWORD", folder.text(DemonstrationKeys.CA_PASSWORD));
        if (folder.has(DemonstrationKeys.DOCUMENT_CA)) {
            file("DOCUMENT_CA_FILE", DemonstrationKeys.DOCUMENT_CA);
            set("DOCUMENT_CA_PASSWORD", folder.text(DemonstrationKeys.CA_PASSWORD));
        }
        set("KEY_PROFILE", first.profile().name().toLowerCase(Locale.ROOT));
        file("SEAL_FILE", DemonstrationKeys.SEAL);
        set("SEAL_PASSWORD", folder.text(DemonstrationKeys.SEAL_PASSWORD));
        file("TICKET_KEY_FILE", DemonstrationKeys.TICKET_KEY);
        file("DATA_KEY_FILE", DemonstrationKeys.DATA_KEY);
        file("VISIT_KEY_FILE", DemonstrationKeys.VISIT_KEY);
    }

    private void tencent(TencentAccount account, Emulators emulators) {
        set("FACE_URL", emulators.base());
        set("FACE_SECRET_ID", account.secretId());
        set("FACE_SECRET_KEY", account.secretKey());
        set("FACE_RULE_ID", account.ruleId());
        set("SMS_URL", emulators.base());
        set("SMS_SECRET_ID", account.secretId());
        set("SMS_SECRET_KEY", account.secretKey());
        set("SMS_APP_ID", account.smsAppId());
        set("SMS_SIGN", account.smsSign());
        set("SMS_TEMPLATE_ONE_TIME_CODE", DemonstrationAccounts.CODE_TEMPLATE);
        set("SMS_TEMPLATE_APPLICATION_NUMBER", DemonstrationAccounts.APPLICATION_NUMBER_TEMPLATE);
        set("SMS_TEMPLATE_RENEWAL_INSTALLED", DemonstrationAccounts.INSTALLED_TEMPLATE);
        set("SMS_TEMPLATE_REVIEW_APPROVED", DemonstrationAccounts.REVIEW_APPROVED_TEMPLATE);
        set("SMS_TEMPLATE_REVIEW_REJECTED", DemonstrationAccounts.REVIEW_REJECTED_TEMPLATE);
        set("SMS_TEMPLATE_CERTIFICATES_TAKEN_BACK", DemonstrationAccounts.TAKEN_BACK_TEMPLATE);
        set("SMS_TEMPLATE_LAPSE_AHEAD", DemonstrationAccounts.LAPSE_AHEAD_TEMPLATE);
        set("SMS_TEMPLATE_REFUND_DONE", DemonstrationAccounts.REFUND_DONE_TEMPLATE);
        set("SMS_TEMPLATE_WINDOW_OPEN", DemonstrationAccounts.WINDOW_OPEN_TEMPLATE);
    }

    private void wechat(WechatMerchant merchant, Emulators emulators) {
        set("WECHAT_URL", emulators.base());
        set("WECHAT_MCHID", merchant.mchid());
        set("WECHAT_APPID", merchant.appid());
        set("WECHAT_CERTIFICATE_SERIAL", merchant.certificateSerial());
        set("WECHAT_PLATFORM_KEY_ID", merchant.platformKeyId());
        set("WECHAT_API_V3_KEY", merchant.apiV3Key());
        file("WECHAT_MERCHANT_KEY_FILE", Parties.MERCHANT_KEY);
        file("WECHAT_PLATFORM_KEY_FILE", Parties.PLATFORM_KEY);
    }

    private void nuonuo(NuonuoSeller seller, Emulators emulators) {
        set("NUONUO_URL", emulators.nuonuoServices());
        set("NUONUO_TOKEN_URL", emulators.nuonuoToken());
        set("NUONUO_APP_KEY", seller.appKey());
        set("NUONUO_APP_SECRET", seller.appSecret());
        set("NUONUO_TAX_NUMBER", seller.taxNumber());
        set("NUONUO_CLERK", "自助开票");
        file("NUONUO_TOKEN_FILE", "parties/nuonuo-token");
    }

    private void set(String name, Object value) {
        settings.put("YANQI_" + name, value.toString());
    }

    private void file(String name, String path) {
        set(name, folder.at(path));
    }
}
