package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
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

/**
 * The second run: RSA-2048 on the software token, by a handler who makes every mistake there is. Each is told in a
 * sentence that says what to do, and nothing that was given is lost.
 */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class SoftwareTokenJourneyTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** In objects; a renewal wants six free. */
    private static final int CAPACITY = 64;

    private static final String WRONG_CHECK_DIGIT = "420106199003072514";

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Database database;
    private Path folder;
    private SoftwareToken token;

    @BeforeAll
    void start(@TempDir Path directory) {
        folder = directory;
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--profile", "rsa2048");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        database = new Database(yanqi.data());
        token = new SoftwareToken(yanqi.data());
    }

    @AfterAll
    void stop() {
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void whoAnswersNothingIsAskedAgain() {
        journey.open();
        journey.readProcess();
        handler.at("#next").click();

        handler.reads("请选择“否”或“是”");
    }

    @Test
    @Order(2)
    void whoIsBiddingHasToAcknowledgeWhatIsAtStake() {
        journey.tellOfBid(LocalDateTime.now(CHINA).plusDays(30), "NOT_UPLOADED");
        handler.at("#next").click();
        handler.awaitScreen("notices");
        handler.reads("延期会更换密钥，正在进行的投标可能受影响");
        journey.type("#phrase", Journey.PHRASE);
        handler.at("#next").click();

        handler.reads("您选择了正在投标，请先阅读影响说明并勾选“我已了解”");
        assertThat(handler.at("#phrase")).hasValue(Journey.PHRASE);
        handler.keepScreen("03-notices", "bid-not-acknowledged");
    }

    @Test
    @Order(3)
    void aWrongPhraseIsKeptAndItsDifferenceShown() {
        handler.at("#understood").check();
        journey.type("#phrase", "本人已知晓确认以上信息");
        handler.at("#next").click();

        handler.reads("少了“并”，请改为：本人已知晓并确认以上信息");
        assertThat(handler.at("#phrase")).hasValue("本人已知晓确认以上信息");
        assertThat(handler.at("#understood")).isChecked();
        handler.keepScreen("03-notices", "wrong-phrase");
        journey.acknowledge();
    }

    @Test
    @Order(4)
    void aStepThatIsAskedForByItsAddressIsNotReachedThatWay() {
        for (int step : new int[] {5, 7, 8, 9, 10}) {
            handler.page().navigate(yanqi.portal() + "renewal?step=" + step);
            handler.awaitScreen("certificate-read");
        }
        assertThat(handler.get(yanqi.portal() + "documents/agreement.pdf").status())
                .isEqualTo(404);
        handler.page().navigate(yanqi.portal() + "documents/invoice");
        handler.reads("没有这个页面");
        handler.page().navigate(yanqi.portal() + "renewal");
    }

    @Test
    @Order(5)
    void withoutTheTokenAgentThePageSaysWhatToDo() {
        handler.page().route("http://127.0.0.1:1753*/**", route -> route.abort("connectionrefused"));
        handler.at("#read").click();

        handler.reads("没有检测到客户端软件", "请确认客户端软件已安装并启动（任务栏右下角有图标），然后重试。", "下载客户端软件");
        handler.keepScreen("04-certificate-read", "agent-absent");
        handler.page().unroute("http://127.0.0.1:1753*/**");
    }

    @Test
    @Order(6)
    void anAgentThatDoesNotAnswerIsNotWaitedForEndlessly() {
        yanqi.freezeAgent();
        handler.at("#read").click();
        handler.reads("上的程序没有回应", "请退出并重新启动客户端软件");
        yanqi.thawAgent();

        token.holds(11);
        handler.at("#read").click();
        handler.awaitRefusal("TokenFull");
        token.holds(CAPACITY);
        handler.at("#again").click();

        journey.readCertificate();
        handler.reads("RSA 2048", "CN=在线延期测试, OU=政府采购, L=武汉, S=湖北, C=CN");
    }

    @Test
    @Order(7)
    void backAndReloadLeaveTheApplicationWhereItStands() {
        handler.page().goBack();
        handler.page().reload();
        handler.page().navigate(yanqi.portal() + "renewal");
        handler.awaitScreen("certificate");
        journey.confirmCertificate();
        handler.page().reload();
        handler.awaitScreen("handler");
    }

    @Test
    @Order(8)
    void anIdNumberWithAWrongCheckDigitIsRefusedAndEverythingElseKept() {
        journey.fillIn();
        handler.at("#idNumber").fill(WRONG_CHECK_DIGIT);
        journey.givePicture("licence", Pictures.LICENCE);
        journey.givePicture("front", Pictures.CARD_FRONT);
        handler.at("#next").click();

        handler.reads("有 2 处需要修改", "身份证号的校验位不对，请与身份证逐位核对", "请上传身份证国徽面图片");
        assertThat(handler.at("#idNumber")).hasValue(WRONG_CHECK_DIGIT);
        assertThat(handler.at("#name")).hasValue(Person.ZHANG.name());
        assertThat(handler.at("#document")).hasValue("BUSINESS_LICENCE");
        assertThat(handler.at("[data-picture=front]")).hasAttribute("data-state", "given");
        handler.keepScreen("05-handler", "wrong-check-digit");
    }

    @Test
    @Order(9)
    void anotherOrganisationThanTheCertificatesIsRefused() {
        handler.at("#idNumber").fill(Person.ZHANG.idNumber());
        handler.at("#organisationName").fill("别的单位");
        journey.givePicture("back", Pictures.CARD_BACK);
        journey.getCode();
        handler.at("#next").click();

        handler.reads("单位名称与证书不一致：证书上是“在线延期测试”，填写的是“别的单位”", "请先办理证书变更");
        handler.at("#organisationName").fill(Person.ZHANG.organisation());
        handler.at("#next").click();
        handler.awaitScreen("face");
    }

    @Test
    @Order(10)
    void theFaceCheckIsRefusedThenFailedThenPassed() {
        handler.at("#next").click();
        handler.reads("请先阅读《人脸授权协议》并勾选同意");
        handler.at("#refuse").click();
        handler.reads("您拒绝了人脸识别认证", "可以改为人工审核");
        journey.agreeToFaceCheck();
        phone.decideFace(journey.qrContent(), "NOT_SAME_PERSON");
        handler.awaitScreen("face");
        handler.reads("人脸认证没有通过", "还可以再试 2 次");
        journey.agreeToFaceCheck();
        phone.decideFace(journey.qrContent(), "PASSED");
        handler.awaitScreen("check");
    }

    @Test
    @Order(11)
    void aForgedNotificationPaysNothing() throws Exception {
        journey.check();
        journey.sign();
        journey.order(2);
        handler.page().reload();
        handler.awaitScreen("payment-pending");
        URI notifications = yanqi.portal().resolve("/api/notifications/wechat-pay");
        var forged = HttpRequest.newBuilder(notifications)
                .header("Content-Type", "application/json")
                .header("Wechatpay-Timestamp", "1760000000")
                .header("Wechatpay-Nonce", "0123456789abcdef")
                .header("Wechatpay-Serial", "PUB_KEY_ID_0000000000000000000000000000000")
                .header("Wechatpay-Signature", "AAAA")
                .POST(BodyPublishers.ofString("{\"event_type\":\"TRANSACTION.SUCCESS\"}", StandardCharsets.UTF_8))
                .build();
        try (var stranger = HttpClient.newHttpClient()) {
            assertThat(stranger.send(forged, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
        assertThat(database.count("select count(*) from received_message")).isZero();
        handler.awaitScreen("payment-pending");
    }

    @Test
    @Order(12)
    void anotherAmountIsNotBookedAndRepeatedNewsCountsOnce() {
        phone.spoilNextNotification("WRONG_AMOUNT");
        phone.spoilNextNotification("DUPLICATED");
        String code = journey.qrContent();

        try (var page = HeldBack.from(handler.page(), "/api/renewal/status")) {
            assertThat(phone.pay(code)).isEqualTo("PAID");
            handler.page().waitForCondition(() -> differingAmounts() == 1);
        }
        handler.awaitScreen("installation");
        assertThat(phone.pay(code)).isEqualTo("PAID_BEFORE");
        handler.reads("已收到付款 ¥400.00");
        assertThat(database.count("select count(*) from payment_order where status = 'SETTLED'"))
                .isOne();
        assertThat(differingAmounts()).isOne();
    }

    private long differingAmounts() {
        return database.count("select count(*) from audit_entry where entry like '%AmountDiffers%'");
    }

    @Test
    @Order(13)
    void theSameUKeyFindsTheApplicationInAnotherBrowser() {
        try (var elsewhere = new Handler()) {
            elsewhere.page().navigate(yanqi.portal() + "resume");
            elsewhere.at("#read").click();
            elsewhere.awaitScreen("installation");
            elsewhere.reads("已为您接上这张证书未完成的延期申请", "已收到付款 ¥400.00");
            elsewhere.keepScreen("09-installation", "resumed");
        }
    }

    @Test
    @Order(14)
    void aUKeyWithoutRoomIsToldOfBeforeAnythingIsWritten() {
        var before = token.objects();
        token.holds(11);
        handler.page().navigate(yanqi.portal() + "renewal");
        handler.awaitRefusal("TokenFull");
        handler.reads("电子钥匙的空间不足", "电子钥匙没有任何改动", "请不要自行删除");
        handler.keepInBothLanguages("09-refused", "token-full");
        token.holds(CAPACITY);
        handler.at("#back").click();
        handler.awaitScreen("installation");

        assertThat(handler.at("[data-plan=room]")).containsText("够用");
        assertThat(handler.at("[data-plan=leftovers]")).hasText("没有。");
        assertThat(handler.at("[data-plan=kept]")).containsText("以前为它加密的文件仍能解密");
        assertThat(handler.at("[data-plan=retired]")).containsText("核对能用之后才删除");
        handler.keepInBothLanguages("09-installation", "plan");
        assertThat(token.objects()).isEqualTo(before);
    }

    @Test
    @Order(15)
    void theRenewalIsFinishedAllTheSame() {
        var clock = new StepTimes(handler.page());
        journey.install();
        Figures.keep("Machine time of the installation, software token and RSA-2048", clock.measured());
        journey.goOnToInvoice();
        journey.askForInvoice();

        assertThat(handler.faultsOfPages()).isEmpty();
        assertThat(database.count("select count(*) from issued_certificate")).isOne();
    }

    @Test
    @Order(16)
    void bothEncryptionKeysAreToldWithWhatTheyOpen() {
        handler.page().navigate(yanqi.portal() + "keys");
        handler.at("#read-keys").click();
        handler.reads("没有找到刚才读取的那把电子钥匙");
        handler.page().context().clearCookies();
        handler.page().reload();
        handler.reads("请先在“我的申请”中读取电子钥匙");
        handler.at("#show").click();
        handler.at("#read").click();
        handler.at("#keys").click();
        var before = token.objects();
        handler.at("#read-keys").click();

        var keys = handler.at("#keys article");
        assertThat(keys).hasCount(2);
        assertThat(keys.nth(0)).containsText("正在使用");
        assertThat(keys.nth(0)).containsText("试用正常");
        assertThat(keys.nth(1)).containsText("以前的");
        assertThat(keys.nth(1)).containsText("期间为这张证书加密的文件");
        handler.keepScreen("11-keys");
        Gallery.switchLanguage(handler.page());
        handler.at("#read-keys").click();
        assertThat(keys).hasCount(2);
        handler.keepScreen("11-keys", "en");
        Gallery.switchLanguage(handler.page());
        assertThat(token.objects()).isEqualTo(before);
    }

    @Test
    @Order(17)
    void whatWasSealedBeforeStillOpens() throws Exception {
        assertThat(new OutsidePrograms(yanqi, folder).open(yanqi.data().resolve("bid/bid.txt.p7m")))
                .isEqualTo(java.nio.file.Files.readString(yanqi.data().resolve("bid/bid.txt")));
    }

    @Test
    @Order(18)
    void theOldEncryptionKeyIsLetGoOfOnlyWithThePhrase() {
        handler.page().navigate(yanqi.portal() + "keys");
        handler.at("#read-keys").click();
        var keys = handler.at("#keys article");
        assertThat(keys).hasCount(2);
        assertThat(keys.nth(0).locator("[data-let-go]")).isHidden();
        var before = token.objects();
        keys.nth(1).locator("[data-let-go]").click();
        handler.reads("销毁后谁也不能再解密", "密钥恢复");
        handler.at("#let-go").click();
        assertThat(handler.at("#phrase-msg")).containsText("确认永久销毁这把旧密钥");
        handler.keepScreen("11-keys", "let-go");
        assertThat(token.objects()).isEqualTo(before);

        Gallery.switchLanguage(handler.page());
        handler.at("#read-keys").click();
        assertThat(keys).hasCount(2);
        keys.nth(1).locator("[data-let-go]").click();
        handler.keepScreen("11-keys", "let-go-en");
        journey.type("#phrase", "destroy this old key for ever");
        handler.at("#let-go").click();

        handler.reads("Destroyed, no longer on the UKey");
        assertThat(handler.at("#letting-go")).isHidden();
        assertThat(token.objects()).hasSize(before.size() - 3);
        Gallery.switchLanguage(handler.page());
        handler.at("#read-keys").click();
        assertThat(keys).hasCount(1);
        assertThat(keys.nth(0)).containsText("正在使用");
    }
}
