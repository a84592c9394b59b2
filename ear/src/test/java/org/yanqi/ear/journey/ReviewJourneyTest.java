package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

/** A certificate that expired a year ago, a face that is not recognised, money that comes wrongly: people decide, then it goes on. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ReviewJourneyTest {

    private static final String REASON = "身份证图片反光，看不清有效期，请重新拍摄。";

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Reviewer reviewer;
    private String number = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--certificate", "expired-long");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        reviewer = new Reviewer(yanqi, phone);
    }

    @AfterAll
    void stop() {
        reviewer.close();
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void whoeverComesTooLateHandsInThePapersAndAsksForReview() {
        journey.untilPresented();
        handler.reads("自助延期已在", "这张证书的延期须由工作人员审核");
        handler.keepInBothLanguages("04-certificate", "late");
        journey.confirmCertificate();
        journey.giveDetails();
        handler.awaitScreen("late");
        handler.reads("审核需要的资料已经齐全");
        handler.keepInBothLanguages("06-late", "");
        number = journey.number();

        journey.askForReview();
        handler.reads("等待人工审核", "通常一个工作日内有结果", "可以关闭网页", number);
        handler.keepInBothLanguages("06-review", "late");
    }

    @Test
    @Order(2)
    void nobodyButAReviewerDecidesWhateverIsSent() {
        var database = new Database(yanqi.data());
        String standing = "select status || ' ' || version from renewal where number = '" + number + "'";
        List<String> before = database.texts(standing);
        try (var stranger = new Stranger(yanqi.portal())) {
            assertDecidesNothing(stranger);
            database.change("update staff_account set account = jsonb_set(account, '{roles}', '\"AUDITOR\"')"
                    + " where name = 'shenhe2'");
            Reviewer.signIn(stranger, yanqi, phone, "shenhe2");
            assertThat(stranger.get("office/reviews/view?number=" + number).body())
                    .contains("data-screen=\"office-application\"");
            assertThat(stranger.get("office/reviews/consented?text=privacy&in=en&number=" + number)
                            .body())
                    .contains("Personal Information Protection Policy", "2025-03");
            for (String role : List.of("AUDITOR", "FINANCE", "SECURITY_OFFICER")) {
                database.change("update staff_session set session = jsonb_set(session, '{roles}', '\"" + role
                        + "\"') where session ->> 'name' = 'shenhe2'");
                assertDecidesNothing(stranger);
            }
        }
        assertThat(database.texts(standing)).isEqualTo(before);
    }

    private void assertDecidesNothing(Stranger stranger) {
        String view = "office/reviews/view";
        for (String act : List.of("decide", "show-person", "show-all")) {
            var fields = stranger.form("resume"); // with the token of this visit
            fields.putAll(Map.of("number", number, "decision", "approve", "reason", "同意", "seen", "5", act, ""));
            fields.putAll(Map.of("form", "form", "sight", "sight"));
            assertThat(stranger.post(view, fields).body()).as(act).doesNotContain(Person.ZHANG.idNumber());
        }
        assertThat(stranger.get("office/pictures/" + number + "/front").status())
                .isIn(302, 403);
    }

    @Test
    @Order(3)
    void theReviewerSeesWhatWasGivenAndApproves() {
        reviewer.open(number);
        assertThat(reviewer.desk().at("#question")).hasAttribute("data-question", "LATE_RENEWAL");
        reviewer.desk().reads("在线延期测试", "138****8000");
        reviewer.desk().keepInBothLanguages("90-office-application", "late");
        reviewer.desk().at("#consented a[lang=zh-CN]").first().click();
        reviewer.desk().awaitScreen("office-consented");
        reviewer.desk().reads("数字证书服务协议", "2025-03");
        reviewer.desk().keepInBothLanguages("90-office-consented", "");
        reviewer.approve(number, "单位证件和经办人身份均已核对，同意延期。");
        reviewer.desk().keepScreen("90-office-reviews", "approved");
        reviewer.open(number);
        reviewer.desk().keepInBothLanguages("90-office-application", "decided");

        awaitMessage("已通过人工审核");
        handler.awaitScreen("face");
    }

    @Test
    @Order(4)
    void whoeverRefusesTheFaceCheckIsRejectedWithTheReviewersReason() {
        handler.at("#refuse").click();
        handler.reads("您拒绝了人脸识别认证", "可以改为人工审核", "400 870 8080");
        assertThat(handler.at(".reference span")).containsText(journey.number() + "-");
        handler.keepInBothLanguages("06-face", "declined");
        journey.askForReview();
        handler.keepInBothLanguages("06-review", "face-refused");
        reviewer.reject(number, REASON);

        awaitMessage("未通过人工审核");
        handler.awaitScreen("closed");
        assertThat(handler.at("#end")).hasAttribute("data-end", "REJECTED");
        handler.reads("人工审核没有通过", REASON, "原有证书不受影响");
        handler.keepInBothLanguages("12-closed", "rejected");
    }

    @Test
    @Order(5)
    void aFaceThatFailsThriceIsSeenToByAReviewer() {
        handler.at("#next").click();
        handler.awaitScreen("process");
        journey = new Journey(yanqi, handler, phone, Person.ZHANG.on("13800138001"));
        journey.readProcess();
        journey.denyBidding();
        journey.acknowledge();
        journey.readCertificate();
        journey.confirmCertificate();
        journey.giveDetails();
        handler.awaitScreen("late");
        number = journey.number();
        journey.askForReview();
        reviewer.approve(number, "同意延期。");
        handler.awaitScreen("face");
        for (int left = 2; left >= 0; left--) {
            journey.failFaceCheck();
            handler.awaitScreen(left > 0 ? "face" : "review");
            handler.reads(left > 0 ? "还可以再试 " + left + " 次" : "人脸识别认证三次没有通过");
            handler.keepInBothLanguages(
                    left > 0 ? "06-face" : "06-review", left > 0 ? "failed-" + (3 - left) : "face-failed");
        }
        reviewer.approve(number, "证件图片与填写的信息一致。");

        handler.awaitScreen("check");
        handler.reads("由工作人员审核通过");
        handler.keepInBothLanguages("07-check", "by-reviewer");
    }

    @Test
    @Order(6)
    void whoeverPaysByAQrCodeThatWasReplacedGetsTheMoneyBack() {
        journey.check();
        journey.sign();
        journey.order(1);
        String replaced = journey.qrContent();
        handler.at("#change-term").click();
        handler.awaitScreen("payment");
        journey.order(2);
        assertThat(journey.qrContent()).isNotEqualTo(replaced);
        phone.payLate(replaced);

        handler.awaitRefund("¥200.00");
        handler.reads("多付、晚付或取消后的款项原路退回", "已于", "付款时这笔订单已被新订单取代");
        handler.keepInBothLanguages("08-payment-pending", "late-payment-returned");
    }

    @Test
    @Order(7)
    void anotherSumThanAskedForIsNotTakenForTheFee() {
        phone.payOther(journey.qrContent(), 100);

        handler.awaitScreen("payment");
        handler.reads("服务费还没有付成", "收到的金额 ¥1.00 与应付金额", "400 870 8080");
        assertThat(handler.at("#returned .reference span").first()).containsText(journey.number() + "-");
        handler.keepInBothLanguages("08-payment", "other-sum-goes-back");
    }

    @Test
    @Order(8)
    void theFeeIsPaidInTheEndAndTheCertificateInstalled() {
        journey.order(1);
        phone.pay(journey.qrContent());
        handler.awaitScreen("installation");
        handler.reads("已收到付款 ¥200.00");
        journey.install();
        journey.goOnToInvoice();
    }

    @Test
    @Order(9)
    void anInvoiceProviderThatIsDownKeepsNobodyWaiting() {
        phone.setInvoiceProviderDown(true);
        journey.sendInvoiceForm();
        handler.awaitScreen("invoice-state");
        handler.reads("您的开票申请已保存", "也可以先关闭本页");
        handler.keepScreen("10-invoice-state", "provider-down");

        phone.setInvoiceProviderDown(false);
        assertThat(handler.at("#invoice-state[data-state=issued]")).hasText("发票已开具");
        assertThat(handler.faultsOfPages()).isEmpty();
    }

    private void awaitMessage(String text) {
        handler.page()
                .waitForCondition(
                        () -> phone.newestMessage(Person.ZHANG.mobile()).contains(text));
        assertThat(phone.newestMessage(Person.ZHANG.mobile())).contains(number);
    }
}
