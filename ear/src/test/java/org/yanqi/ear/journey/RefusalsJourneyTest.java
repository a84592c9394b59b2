package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/** What is refused on the way from the questionnaire to the handler, with a certificate that runs for another month. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RefusalsJourneyTest {

    private static final LocalDateTime NOW = LocalDateTime.now(ZoneId.of("Asia/Shanghai"));
    private static final LocalDateTime BEFORE_EXPIRY = NOW.plusDays(10);
    private static final LocalDateTime AFTER_EXPIRY = NOW.plusDays(60);
    private static final String UNDER_AGE = "420106201203072518";

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Database database;
    private String serial = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--certificate", "valid");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        database = new Database(yanqi.data());
    }

    @AfterAll
    void stop() {
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void whoeverIsBiddingHasToSayWhenAndWhetherItIsUploaded() {
        journey.open();
        journey.readProcess();
        handler.at("label[for=biddingYes]").click();
        handler.at("#next").click();

        handler.reads("有 2 处需要修改", "请填写开标的日期和时间", "请选择加密投标文件是否已上传");
        handler.keepScreen("02-questionnaire", "bid-incomplete");
    }

    @Test
    @Order(2)
    void aBidThatTheCertificateOutlivesIsWaitedFor() {
        journey.tellOfBid(BEFORE_EXPIRY, "UPLOADED");
        handler.at("#next").click();
        handler.awaitScreen("notices");
        handler.at("#understood").check();
        journey.acknowledge();
        handler.at("#read").click();

        handler.awaitRefusal("BidAtRisk");
        handler.reads("请等开标结束后再延期", "证书在开标之后才到期", "申请会保留 30 天");
        handler.keepInBothLanguages("04-refused", "bid-outlived");
    }

    @Test
    @Order(3)
    void aBidThatIsUploadedAndNotOutlivedHasToBeSealedAgain() {
        revise();
        journey.tellOfBid(AFTER_EXPIRY, "UPLOADED");
        handler.at("#understood").check();
        handler.at("#next").click();
        handler.awaitScreen("certificate-read");
        journey.readCertificate();

        handler.reads("延期后请在投标截止前用新证书重新加密并上传，并妥善保存密钥文件");
        handler.keepInBothLanguages("04-certificate", "seal-again");
    }

    @Test
    @Order(4)
    void aBidThatIsNotUploadedYetIsSealedAfterwards() {
        handler.at("#revise").click();
        handler.awaitScreen("questionnaire");
        journey.tellOfBid(AFTER_EXPIRY, "NOT_UPLOADED");
        handler.at("#understood").check();
        handler.at("#next").click();

        handler.awaitScreen("certificate");
        handler.reads("请先完成延期，再用新证书加密投标文件");
        handler.keepInBothLanguages("04-certificate", "seal-afterwards");
    }

    @Test
    @Order(5)
    void whoeverDoesNotKnowHasToFindOut() {
        handler.at("#revise").click();
        handler.awaitScreen("questionnaire");
        journey.tellOfBid(AFTER_EXPIRY, "NOT_KNOWN");
        handler.at("#understood").check();
        handler.at("#next").click();

        handler.awaitRefusal("BidAtRisk");
        handler.reads("请先确认投标文件的情况", "不清楚的时候不能当作安全");
        handler.keepInBothLanguages("04-refused", "bid-not-known");
    }

    @Test
    @Order(6)
    void theAdviceIsOverriddenBySigningWithTheUKey() {
        journey.cancel();
        handler.at("#next").click();
        journey.readProcess();
        journey.tellOfBid(BEFORE_EXPIRY, "UPLOADED");
        handler.at("#next").click();
        handler.awaitScreen("notices");
        handler.at("#understood").check();
        journey.acknowledge();
        handler.at("#read").click();
        handler.awaitRefusal("BidAtRisk");
        assertThat(handler.at("#read")).isHidden();
        handler.at("#risk-understood").check();
        handler.keepScreen("04-refused", "risk-to-be-signed");
        handler.at("#read").click();

        handler.awaitScreen("certificate");
        handler.keepInBothLanguages("04-certificate", "risk-taken");
        serial = handler.text("#serial").replace(" ", "");
    }

    @Test
    @Order(7)
    void picturesAreRefusedEachInItsOwnWords() {
        journey.confirmCertificate();
        Pictures.REFUSED.forEach((picture, message) -> {
            handler.at("#licence").setInputFiles(picture);
            assertThat(handler.at("#licence-msg")).containsText(message);
            assertThat(handler.at("[data-picture=licence]")).hasAttribute("data-state", "empty");
        });
        handler.keepScreen("05-handler", "picture-refused");
    }

    @Test
    @Order(8)
    void aPictureIsTurnedAndReplaced() {
        journey.givePicture("licence", Pictures.LICENCE);
        assertThat(shape()).isGreaterThan(1);
        handler.at("#licence-turn").click();
        handler.page().waitForCondition(() -> shape() < 1);
        handler.keepScreen("05-handler", "picture-turned");
        journey.givePicture("licence", Pictures.CARD_FRONT);
        handler.page().waitForCondition(() -> shape() > 1);
    }

    @Test
    @Order(9)
    void aHandlerUnderAgeAndACardOutOfItsTimeAreRefusedBesideTheirFields() {
        journey.fillIn();
        journey.givePicture("front", Pictures.CARD_FRONT);
        journey.givePicture("back", Pictures.CARD_BACK);
        journey.getCode();
        handler.at("#idNumber").fill(UNDER_AGE);
        handler.at("#next").click();
        handler.reads("经办人须年满 18 周岁", "请由单位另一位年满 18 周岁的人员办理");
        handler.keepScreen("05-handler", "under-age");

        handler.at("#idNumber").fill(Person.ZHANG.idNumber());
        handler.at("#validUntil").fill("2021-06-30");
        handler.at("#next").click();
        handler.reads("身份证已于 2021", "请换用在有效期内的身份证重新拍照，或由其他经办人办理");
        handler.keepScreen("05-handler", "card-expired");
        handler.at("#validUntil").fill("2036-06-30");
    }

    @Test
    @Order(10)
    void fiveWrongCodesLockTheNumberAndAnotherNumberGoesOn() {
        handler.at("#mobile").fill("13900139000");
        handler.at("#send-code").click();
        assertThat(handler.at("#otp-state")).containsText("验证码已发送");
        String wrong = phone.newestCode("13900139000").equals("000000") ? "000001" : "000000";
        for (int left = 4; left >= 0; left--) {
            handler.at("#otp").fill(wrong);
            handler.at("#next").click();
            handler.reads(left > 0 ? "验证码不对，还可以再试 " + left + " 次" : "验证码错误次数过多，请在");
        }
        handler.reads("需要帮助请拨打客服热线", "参考号 YQ");
        assertThat(handler.at("#name")).hasValue(Person.ZHANG.name());
        handler.keepScreen("05-handler", "code-locked");

        handler.at("#mobile").fill(Person.ZHANG.mobile());
        handler.at("#otp").fill(phone.newestCode(Person.ZHANG.mobile()));
        handler.at("#next").click();
        handler.awaitScreen("face");
    }

    @Test
    @Order(11)
    void theRiskThatWasTakenStandsAmongTheAnswers() {
        journey.passFaceCheck();

        handler.reads("您已用电子钥匙签名确认：知道投标文件有风险，仍要延期", "身份证有效期至", "2036-06-30");
        handler.keepInBothLanguages("07-check", "risk-taken");
    }

    @Test
    @Order(12)
    void aRevokedCertificateIsNotRenewed() {
        database.change("insert into revocation (serial, at, reason) values ('" + serial + "', now(), 'SUPERSEDED')");
        handler.page().navigate(yanqi.portal() + "renewal?step=4");
        handler.at("#read").click();

        handler.awaitRefusal("CertificateRevoked");
        handler.reads("这张证书已被吊销，不能延期");
        handler.keepScreen("04-refused", "revoked");
        assertThat(handler.faultsOfPages()).isEmpty();
    }

    private void revise() {
        handler.at("#revise").click();
        handler.awaitScreen("questionnaire");
    }

    /** Width by height of the licence as it is shown. */
    private double shape() {
        return ((Number)
                        handler.at("[data-picture=licence] img")
                                .evaluate(
                                        "image => image.complete && image.naturalHeight ? image.naturalWidth / image.naturalHeight : 1"))
                .doubleValue();
    }
}
