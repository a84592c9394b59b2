package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

/** Whoever leaves, is thrown out, changes their mind or sits in two places at once finds again what was given. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ComebackJourneyTest {

    private static final String OTHER_MOBILE = "13800138002";

    private RunningYanqi yanqi;
    private Handler handler;
    private Handler elsewhere;
    private Phone phone;
    private Journey journey;
    private Database database;
    private String number = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--supervise");
        handler = new Handler();
        elsewhere = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        database = new Database(yanqi.data());
    }

    @AfterAll
    void stop() {
        phone.close();
        elsewhere.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void theDatabaseStartsAgainWhileTheNoticesAreRead() {
        elsewhere.page().navigate(yanqi.portal() + "resume");
        elsewhere.at("#read").click();
        assertThat(elsewhere.at("[data-refusal=NOTHING_OPEN]")).isVisible();
        elsewhere.reads("这把电子钥匙没有未完成的延期申请", "400 870 8080");
        elsewhere.keepInBothLanguages("00-resume", "nothing-open");
        journey.open();
        journey.readProcess();
        journey.denyBidding();
        journey.type("#phrase", Journey.PHRASE);
        yanqi.killDatabase();
        handler.page()
                .waitForCondition(
                        () -> handler.get(yanqi.portal() + "api/health").ok());
        assertThat(handler.at("#lost")).not().containsText("中断");
        handler.at("#next").click();
        handler.awaitScreen("certificate-read");
    }

    @Test
    @Order(2)
    void theTokenAgentStartsAgainBeforeTheCertificateIsRead() {
        yanqi.killAgent();
        journey.readCertificate();
    }

    @Test
    @Order(3)
    void theServerStartsAgainWhileTheFormIsFilledIn() {
        journey.confirmCertificate();
        number = journey.number();
        journey.fillIn();
        journey.givePicture("licence", Pictures.LICENCE);
        journey.givePicture("front", Pictures.CARD_FRONT);
        journey.givePicture("back", Pictures.CARD_BACK);
        journey.getCode();
        yanqi.killServer();
        handler.at("#next").click();
        assertThat(handler.at("#lost")).containsText("没有提交");
        handler.keepScreen("05-handler", "server-gone");
        yanqi.awaitServerDead();
        yanqi.awaitReadyAgain();

        assertThat(handler.at("#lost")).isEmpty();
        assertThat(handler.at("#idNumber")).hasValue(Person.ZHANG.idNumber());
        handler.at("#next").click();
        handler.awaitScreen("face");
    }

    @Test
    @Order(4)
    void theUKeyFindsTheApplicationInAnotherBrowser() {
        elsewhere.page().navigate(yanqi.portal() + "resume");
        elsewhere.at("#read").click();

        elsewhere.awaitScreen("face");
        assertThat(elsewhere.at("#application-number")).containsText(number);
        elsewhere.reads("已为您接上这张证书未完成的延期申请");
        elsewhere.page().context().clearCookies();
    }

    @Test
    @Order(5)
    void numberAndPhoneFindItTooAndGoOnWithoutTheUKeyAsFarAsThatIsPossible() {
        elsewhere.page().navigate(yanqi.portal() + "resume");
        elsewhere.at("#number").fill(number);
        elsewhere.at("#mobile").fill(Person.ZHANG.mobile());
        String earlier = phone.newestCode(Person.ZHANG.mobile());
        elsewhere.at("#send-code").click();
        assertThat(elsewhere.at("#otp-state")).containsText("如果申请编号与手机号相符，验证码已发出");
        elsewhere.at("#otp").fill("12345");
        elsewhere.at("#open").click();
        elsewhere.reads("申请编号、手机号或验证码不对");
        elsewhere.keepScreen("00-resume", "refused");
        elsewhere.at("#otp").fill(phone.codeAfter(earlier, Person.ZHANG.mobile()));
        elsewhere.at("#open").click();
        elsewhere.awaitScreen("face");

        new Journey(yanqi, elsewhere, phone, Person.ZHANG).agreeToFaceCheck();
        phone.decideFace(elsewhere.at("#qr").getAttribute("data-content"), "PASSED");
        elsewhere.awaitScreen("ukey");
        elsewhere.reads("请插入电子钥匙", "须使用这份申请的电子钥匙");
        elsewhere.keepInBothLanguages("07-ukey", "");
        exchangeUKey();
        elsewhere.at("#read").click();
        elsewhere.awaitRefusal("OtherToken");
        elsewhere.reads("插入的不是这份申请的电子钥匙");
        elsewhere.keepInBothLanguages("07-ukey", "another");
        exchangeUKey();
        elsewhere.at("#again").click();
        elsewhere.awaitScreen("ukey");
        elsewhere.at("#read").click();
        elsewhere.awaitScreen("check");
    }

    @Test
    @Order(6)
    void theTelephoneIsChangedAndTheFaceCheckStillHolds() {
        handler.page().reload();
        handler.awaitScreen("check");
        handler.page().navigate(yanqi.portal() + "renewal?step=5");
        elsewhere.page().navigate(yanqi.portal() + "renewal?step=5");
        elsewhere.awaitScreen("handler");
        elsewhere.reads("不改可以留空");
        assertThat(elsewhere.at("#idNumber")).hasValue("");
        assertThat(elsewhere.page().content()).doesNotContain(Person.ZHANG.idNumber(), Person.ZHANG.mobile());
        elsewhere.keepInBothLanguages("05-handler", "known");
        elsewhere.at("#mobile").fill(OTHER_MOBILE);
        elsewhere.at("#send-code").click();
        assertThat(elsewhere.at("#otp-state")).containsText("验证码已发送");
        elsewhere.at("#otp").fill(phone.newestCode(OTHER_MOBILE));
        elsewhere.at("#next").click();

        elsewhere.awaitScreen("check");
        elsewhere.reads("138****8002", "通过人脸识别认证");
        assertThat(elsewhere.at("#kept-until")).containsText("保留至 20");
        elsewhere.keepScreen("07-check", "changed");
    }

    @Test
    @Order(7)
    void whoeverIsLaterIsToldAndOverwritesNothing() {
        handler.at("#name").fill("张晓");
        handler.at("#next").click();

        assertThat(handler.at("#overtaken")).containsText("这份申请刚才在另一处有了变化");
        handler.keepScreen("05-handler", "overtaken");
        handler.page().navigate(yanqi.portal() + "renewal");
        handler.awaitScreen("check");
        handler.reads(Person.ZHANG.name(), "138****8002");
    }

    @Test
    @Order(8)
    void whoeverWithdrawsTheConsentLeavesNothingPersonalBehind() {
        handler.at("#cancel").click();
        handler.awaitScreen("cancel");
        handler.reads("其他资料保存 30 天后删除");
        handler.keepInBothLanguages("12-cancel", "unsigned");
        handler.at("#withdraw").click();
        handler.reads("撤回同意，结束这份申请", "会立即删除");
        handler.keepInBothLanguages("12-withdraw", "");
        handler.at("#confirm").click();

        handler.awaitScreen("closed");
        assertThat(handler.at("#end")).hasAttribute("data-end", "WITHDRAWN");
        handler.keepScreen("12-closed", "withdrawn");
        handler.page().waitForCondition(() -> database.count("select count(*) from document") == 0);
        elsewhere.page().reload();
        elsewhere.awaitScreen("closed");
    }

    @Test
    @Order(9)
    void whoeverCancelsAndPaysAllTheSameGetsTheMoneyBack() {
        journey = new Journey(yanqi, handler, phone, Person.ZHANG.on("13800138003"));
        journey.untilOrdered();
        String code = journey.qrContent();
        handler.at("#cancel").click();
        handler.awaitScreen("cancel");
        handler.reads("还没有付款，付款二维码会立即失效，请不要再扫", "依法保存五年");
        handler.keepScreen("12-cancel", "unpaid");
        handler.at("#confirm").click();
        handler.awaitScreen("closed");
        assertThat(handler.at("#end")).hasAttribute("data-end", "CANCELLED");
        phone.payLate(code);

        handler.page()
                .waitForCondition(
                        () -> database.count("select count(*) from payment_order where status like 'REFUND%'") == 1);
        handler.page().reload();
        assertThat(handler.at("#returned [data-refund]")).containsText("¥200.00");
        handler.keepScreen("12-closed", "paid-after-cancelling");
    }

    @Test
    @Order(10)
    void whoeverCancelsAfterPayingGetsTheMoneyBack() {
        journey = new Journey(yanqi, handler, phone, Person.ZHANG.on("13800138004"));
        journey.untilPaid();
        handler.at("#cancel").click();
        handler.awaitScreen("cancel");
        assertThat(handler.at("#refund")).containsText("已付的 ¥200.00 会原路退回");
        handler.keepInBothLanguages("12-cancel", "paid");
        handler.at("#confirm").click();

        handler.awaitScreen("closed");
        assertThat(handler.at("#returned [data-refund]")).containsText("¥200.00");
        handler.keepInBothLanguages("12-closed", "cancelled");
    }

    @Test
    @Order(11)
    void allApplicationsOfTheUKeyAreListedWithTheirPapers() {
        elsewhere.page().context().clearCookies();
        elsewhere.page().navigate(yanqi.portal() + "applications");
        elsewhere.keepScreen("13-applications", "to-be-read");
        elsewhere.at("#read").click();
        elsewhere.page().locator("article.mine").first().waitFor();

        // What the consent was withdrawn for is not found by its UKey any more.
        assertThat(elsewhere.at("article.mine")).hasCount(2);
        assertThat(elsewhere.at("article.mine[data-standing=CANCELLED] [data-refund]"))
                .hasCount(2);
        elsewhere.keepInBothLanguages("13-applications", "ended");
        String newest = elsewhere.page().locator("article.mine").first().getAttribute("data-number");
        elsewhere.page().navigate(yanqi.portal() + "summary?of=" + newest);
        elsewhere.awaitScreen("summary");
        assertThat(elsewhere.at("#number")).hasText(newest);
        assertThat(handler.faultsOfPages()).isEmpty();
        assertThat(elsewhere.faultsOfPages()).isEmpty();
    }

    /** For the application, the UKey that is plugged in is another from now on, and its own after the next time. */
    private void exchangeUKey() {
        database.change("update renewal set old_signing = reverse(old_signing) where number = '" + number + "'");
    }
}
