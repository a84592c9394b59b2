package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The manual's journey from the portal to the invoice, on a PKCS#11 token; then programs that are not ours judge it. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class OneRenewalJourneyTest {

    private static final String BID = "投标文件：报价 1,280,000.00 元";

    private Path folder;
    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private OutsidePrograms programs;
    private Path sealedBid;
    private byte[] draft = {};

    @BeforeAll
    void startTwice(@TempDir Path directory) {
        folder = directory;
        Path data = folder.resolve("data");
        try (var first = RunningYanqi.on(data, "--token", "softhsm");
                var newcomer = new Handler()) {
            newcomer.page().navigate(first.portal().toString());
            newcomer.settle();
            Figures.keep(
                    "First start and first page",
                    Map.of(
                            "from ./run to ready, built but without data", Figures.seconds(first.toReady()),
                            "requests of the first page", "" + newcomer.requestsSent(),
                            "size of the first page", newcomer.bytesReceived() / 1024 + " KB"));
        }
        yanqi = RunningYanqi.on(data, "--token", "softhsm");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        programs = new OutsidePrograms(yanqi, createDirectory(folder.resolve("outside")));
        sealedBid = programs.seal(programs.oldCertificate("encryption"), BID);
    }

    @AfterAll
    void stop() {
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void theNoticesAreTheManuals() {
        handler.page().navigate(yanqi.portal().toString());
        assertThat(handler.at("#start")).hasText("在线延期");
        assertThat(handler.at("#check-agent")).hasClass("ok");
        handler.keepScreen("00-portal");
        journey.open();
        handler.reads(
                "证书延期-操作流程",
                "第一步：提交申请",
                "插入UKEY，输入证书密码，读取证书信息；",
                "请确保提供的营业执照（法人证书、机关事业单位证书等有效证件）图片清晰、完整，且在有效期内。",
                "根据页面提示，缴纳数字证书服务费用；",
                "根据系统提示，跳转至证书下载界面，等待证书更新，提示证书安装成功，则代表证书延期成功。",
                "选择“享服务>个人中心>待开票”。");
        handler.keepScreen("01-process");
        journey.readProcess();
        handler.reads(
                "证书延期-问卷调查",
                "在办理证书延期前请贵单位经办人如实回答以下问题，否则由此导致的损失由贵单位自行承担。",
                "贵单位是否正在使用这把电子钥匙（U-KEY）参与项目投标工作（包括但不限于标书上传、标书解密等）？",
                "如不清楚请咨询湖北CA客服热线：400 870 8080");
        handler.keepScreen("02-questionnaire");
        journey.denyBidding();
        handler.reads(
                "证书续期注意事项",
                "为了保证证书密钥的安全性，每次续期操作将自动更新证书密钥",
                "若已使用加密证书加密文件或数据的，须先解密后再办理续期。",
                "在续期完毕后请务必重新加密上传标书，以确保开标时可正常解密标书。",
                "《数字证书服务协议》",
                "《个人信息保护政策》",
                "请在下方框内输入“本人已知晓并确认以上信息”");
        handler.keepScreen("03-notices");
        journey.acknowledge();
    }

    @Test
    @Order(2)
    void theCertificateOnTheTokenIsShown() {
        handler.keepScreen("04-certificate-read");
        journey.readCertificate();
        assertThat(handler.at("#subject")).hasText("CN=在线延期测试, OU=政府采购, L=武汉, S=湖北, C=CN");
        assertThat(handler.at("#issuer"))
                .hasText(
                        "CN=HBCA, OU=ECC, O=Hubei Digital Certificate Authority Center CO Ltd., L=Wuhan, S=Hubei, C=CN");
        handler.reads("证书主题", "证书序列号", "证书起始日期", "证书终止日期", "颁发者主题", "重新读取证书信息", "已过期 7 天");
        handler.keepScreen("04-certificate");
        journey.confirmCertificate();
    }

    @Test
    @Order(3)
    void theHandlerIsIdentified() {
        handler.reads("为确保续期流程的安全性和准确性，我们需要采集您的相关信息。", "经办人信息", "身份证人像面", "身份证国徽面", "经办人手机号");
        journey.fillIn();
        journey.givePicture("licence", Pictures.LICENCE);
        journey.givePicture("front", Pictures.CARD_FRONT);
        journey.givePicture("back", Pictures.CARD_BACK);
        journey.getCode();
        handler.keepScreen("05-handler", "filled");
        Page messages = handler.secondWindow(() -> handler.at(".sandbox a").click());
        messages.locator("#messages .code").waitFor();
        handler.keepScreen(messages, "05-phone-messages");
        messages.close();
        handler.at("#next").click();
        handler.awaitScreen("face");
    }

    @Test
    @Order(4)
    void theFaceIsCheckedOnThePhone() {
        handler.reads("您即将进入人脸识别认证场景", "我已仔细阅读《人脸授权协议》，授权湖北CA使用本人个人人脸信息，本人知悉并同意各项条款");
        assertThat(handler.at("#next")).hasText("同意并发起人脸识别认证");
        assertThat(handler.at("#refuse")).hasText("拒绝人脸识别认证");
        handler.keepScreen("06-face");
        journey.agreeToFaceCheck();
        handler.reads("请打开微信扫一扫功能，进入人脸实名认证环节");
        Page phonePage = phoneThatScans();
        handler.keepScreen("06-face-pending");
        phonePage.locator("#face-pass").waitFor();
        handler.keepScreen(phonePage, "06-phone-face");
        try (var leaving = HeldBack.from(handler.page(), "/renewal")) {
            phonePage.click("#face-pass");
            phonePage.locator("#face-result").waitFor();
            handler.page().bringToFront();
            assertThat(handler.at("#next:visible")).hasText("继续下一步，预签署电子表单");
            handler.reads("人脸认证通过");
            handler.keepScreen("06-face-pending", "passed");
        }
        phonePage.close();
        handler.awaitScreen("check");
    }

    @Test
    @Order(5)
    void theAgreementIsSigned() throws Exception {
        handler.reads("签署前请核对", Person.ZHANG.organisation(), Person.ZHANG.name(), "420*************13", "138****8000");
        handler.keepScreen("07-check");
        journey.check();
        handler.reads(
                "预签署电子表单",
                "申请者在此郑重声明：",
                "已认真阅读并同意遵守湖北CA《数字证书服务协议》。",
                "本申请者因业务需要，自愿办理湖北CA数字证书。",
                "申请人办理CA意愿真实，所填写的内容和提交的证明材料真实、完整、合法有效，如有违反，愿意承担由此引起的一切后果及承担相关法律责任。",
                "湖北省数字证书认证管理中心有限公司",
                "400 870 8080");
        assertThat(handler.at("#signature")).hasText(Person.ZHANG.name());
        assertThat(handler.at("#next")).hasText("确定签署");
        assertThat(handler.at("#agreement-frame iframe")).hasAttribute("title", "将要签署的协议（PDF）");
        handler.keepScreen("07-signing");
        draft = handler.get(yanqi.portal() + "documents/agreement-draft.pdf").body();
        assertThat(handler.at("input[name=shown]"))
                .hasValue(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(draft)));
        journey.sign();
    }

    @Test
    @Order(6)
    void theFeeIsPaidOnThePhone() {
        handler.keepScreen("08-payment");
        journey.order(1);
        assertThat(handler.at("#amount")).hasText("¥200.00");
        Page phonePage = phoneThatScans();
        phonePage.locator("#payment-pay").waitFor();
        assertThat(phonePage.locator("#payment-amount")).containsText("200.00");
        handler.keepScreen(phonePage, "08-phone-payment");
        handler.page().bringToFront();
        handler.keepScreen("08-payment-pending");
        phonePage.click("#payment-pay");
        phonePage.locator("#payment-result").waitFor();
        phonePage.close();
        handler.page().bringToFront();
        handler.awaitScreen("installation");
    }

    @Test
    @Order(7)
    void theNewCertificateIsInstalled() {
        handler.keepScreen("09-installation");
        var clock = new StepTimes(handler.page());
        try (var generated = HeldBack.from(handler.page(), "/generate/result")) {
            handler.at("#start-install").click();
            handler.at("[data-item].run").waitFor();
            handler.keepScreen("09-installation", "running");
        }
        journey.awaitInstalled();
        assertThat(handler.at("#success")).hasText("证书安装成功");
        handler.keepScreen("09-installed");
        Figures.keep("Machine time of the installation, SoftHSM2 and P-256", clock.measured());
        journey.goOnToInvoice();
    }

    @Test
    @Order(8)
    void theInvoiceIsIssued() {
        handler.reads("证书安装成功", "若曾上传投标文件，请现在用新证书重新加密上传。");
        handler.keepScreen("10-invoice");
        journey.askForInvoice();
        handler.reads("发票已开具");
        handler.keepScreen("10-invoice-issued");
        String address = handler.at("#invoice-download").getAttribute("href");
        byte[] invoice = handler.get(yanqi.portal().resolve(address).toString()).body();
        assertThat(invoice).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(handler.faultsOfPages()).isEmpty();
        Figures.keep(
                "Second start",
                Map.of(
                        "from ./run to ready",
                        Figures.seconds(yanqi.toReady()),
                        "resident memory of the server after one renewal",
                        yanqi.serverMegabytes() + " MB"));
    }

    @Test
    @Order(9)
    void openSslFindsTheNewCertificatesGoodAndTheOldSigningCertificateRevoked() {
        List<SoftHsmObjects.Certificate> current = programs.token().certificates().stream()
                .filter(certificate -> !certificate.isFor("Key Agreement") || !isOld(certificate))
                .toList();

        assertThat(current).hasSize(2).allSatisfy(certificate -> {
            programs.assertGood(certificate.pem(), revocations());
            assertThat(programs.responder(certificate.pem())).isEqualTo(yanqi.portal() + "pki/ocsp");
            assertThat(programs.status(certificate.pem())).contains(": good");
        });
        Path old = programs.oldCertificate("signing");
        assertThat(programs.status(old)).contains(": revoked", "Reason: superseded");
        assertThat(programs.status(programs.oldCertificate("encryption"))).doesNotContain("revoked");
        programs.awaitRevoked(old, this::revocations);
    }

    @Test
    @Order(10)
    void openScSeesBothGenerationsAndSignsWithTheNewKey() {
        SoftHsmObjects token = programs.token();
        List<SoftHsmObjects.Certificate> certificates = token.certificates();

        assertThat(certificates).filteredOn(this::isOld).singleElement().matches(old -> old.isFor("Key Agreement"));
        assertThat(certificates).hasSize(3);
        assertThat(token.privateKeys())
                .containsExactlyInAnyOrderElementsOf(certificates.stream()
                        .map(SoftHsmObjects.Certificate::id)
                        .toList());
        programs.assertSigns(certificates.stream()
                .filter(certificate -> certificate.isFor("Digital Signature"))
                .findFirst()
                .orElseThrow());
    }

    @Test
    @Order(11)
    void whatWasSealedForTheOldCertificateStillOpens() throws Exception {
        assertThat(programs.open(sealedBid)).isEqualTo(BID);
        assertThat(programs.open(yanqi.data().resolve("bid/bid.txt.p7m")))
                .isEqualTo(Files.readString(yanqi.data().resolve("bid/bid.txt")));
    }

    @Test
    @Order(12)
    void popplerFindsTheAgreementValidlySignedByTheHandlerAndSealed() {
        byte[] agreement =
                handler.get(yanqi.portal() + "documents/agreement.pdf").body();
        assertThat(agreement).as("what was shown is what was signed").startsWith(draft);

        String signatures = programs.signaturesOf(agreement);
        assertThat(signatures).containsIgnoringWhitespaces("Signature #1", "Signature #2");
        assertThat(signatures.split("Signature Validation: Signature is Valid\\.", -1))
                .hasSize(3);
        assertThat(signatures.split("Certificate Validation: Certificate is Trusted\\.", -1))
                .hasSize(3);
        assertThat(programs.textOf(agreement)).contains(Person.ZHANG.organisation(), Person.ZHANG.name(), "申请者在此郑重声明");
    }

    @Test
    @Order(13)
    void theInvoiceWaitsUnderPendingInvoicesToo() {
        handler.page().navigate(yanqi.portal() + "invoices");
        handler.at("#mobile").fill(Person.ZHANG.mobile());
        journey.getCode();
        handler.at("#next").click();
        handler.reads("已开具", "¥200.00");
        handler.keepScreen("11-pending-invoices");
    }

    private boolean isOld(SoftHsmObjects.Certificate certificate) {
        return serialOf(certificate.pem()).equals(serialOf(programs.oldCertificate("encryption")));
    }

    private String serialOf(Path certificate) {
        return new Program(folder, Map.of()).run("openssl", "x509", "-in", certificate.toString(), "-noout", "-serial");
    }

    private OutsidePrograms.RevocationLists revocations() {
        return new OutsidePrograms.RevocationLists(
                handler.get(yanqi.portal() + "pki/issuing.crl").body(),
                handler.get(yanqi.portal() + "pki/issuing-delta.crl").body());
    }

    /** The sandbox phone, after it has scanned the QR code on the screen. */
    private Page phoneThatScans() {
        return handler.secondWindow(() -> handler.at("#sandbox-scan").click());
    }

    private static Path createDirectory(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
