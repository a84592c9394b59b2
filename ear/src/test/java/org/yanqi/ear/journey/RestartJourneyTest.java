package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
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
 * On every screen of the wizard database, token agent and server die; whoever sits there goes on as if nothing had been.
 * The certificate is so late that it has to be reviewed, and three times somebody sits at another browser without the UKey.
 */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RestartJourneyTest {
    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Handler elsewhere;
    private Database database;
    private List<Cookie> withoutUKey = List.of();

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(
                folder.resolve("data"), "--token", "software", "--certificate", "expired-long", "--supervise");
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
    void onTheQuestionnaire() {
        journey.open();
        journey.readProcess();
        restartEverything();
        journey.denyBidding();
    }

    @Test
    @Order(2)
    void onTheNotices() {
        journey.type("#phrase", Journey.PHRASE);
        restartEverything();
        assertThat(handler.at("#phrase")).hasValue(Journey.PHRASE);
        handler.at("#next").click();
        handler.awaitScreen("certificate-read");
    }

    @Test
    @Order(3)
    void whereTheCertificateIsRead() {
        restartEverything();
        journey.readCertificate();
    }

    @Test
    @Order(4)
    void onTheCertificate() {
        restartEverything();
        journey.confirmCertificate();
    }

    @Test
    @Order(5)
    void onTheHandlersForm() {
        journey.fillIn();
        journey.givePicture("licence", Pictures.LICENCE);
        journey.givePicture("front", Pictures.CARD_FRONT);
        restartEverything();
        journey.givePicture("back", Pictures.CARD_BACK);
        journey.getCode();
        handler.at("#next").click();
        handler.awaitScreen("late");
    }

    @Test
    @Order(6)
    void whereAReviewIsAskedFor() {
        restartEverything();
        journey.askForReview();
    }

    @Test
    @Order(7)
    void whileTheReviewIsWaitedFor() {
        String number = journey.number();
        restartEverything();
        try (var reviewer = new Reviewer(yanqi, phone)) {
            reviewer.approve(number, "单位证件和经办人身份均已核对，同意延期。");
        }
        handler.awaitScreen("face");
    }

    @Test
    @Order(8)
    void whereTheFaceCheckIsAgreedTo() {
        resumeByNumberAndPhone();
        elsewhere.page().navigate(yanqi.portal() + "renewal?step=4");
        elsewhere.awaitScreen("ukey");
        restartEverything();
        readUKeyElsewhere("face");
        journey.agreeToFaceCheck();
    }

    @Test
    @Order(9)
    void whileTheFaceIsLookedAt() {
        String code = journey.qrContent();
        restartEverything();
        phone.decideFace(code, "PASSED");
        handler.awaitScreen("check");
    }

    @Test
    @Order(10)
    void whereTheAnswersAreChecked() {
        openElsewhereWithoutUKey();
        restartEverything();
        readUKeyElsewhere("check");
        journey.check();
    }

    @Test
    @Order(11)
    void whereTheAgreementIsSigned() {
        restartEverything();
        assertThat(handler.at("#agreement-frame iframe")).isVisible();
        journey.sign();
    }

    @Test
    @Order(12)
    void whereTheTermIsChosen() {
        restartEverything();
        journey.order(1);
    }

    @Test
    @Order(13)
    void whileTheCodeOfThePaymentIsShown() {
        String code = journey.qrContent();
        restartEverything();
        phone.pay(code);
        handler.awaitScreen("installation");
    }

    @Test
    @Order(14)
    void beforeTheInstallation() {
        openElsewhereWithoutUKey();
        restartEverything();
        readUKeyElsewhere("installation");
    }

    @Test
    @Order(15)
    void whileTheCertificatesAreMade() {
        try (var request = HeldBack.from(handler.page(), "/api/token-steps/generate/result")) {
            handler.at("#start-install").click();
            request.await();
            yanqi.killDatabase();
            yanqi.killAgent();
            handler.page()
                    .waitForCondition(
                            () -> handler.get(yanqi.portal() + "api/health").ok());
            yanqi.letServerDieAt("CERTIFICATES_MADE");
        }
        yanqi.awaitServerDead();
        handler.page().navigate("about:blank"); // else the page would go on by itself
        assertThat(database.texts("select status from renewal")).containsExactly("ISSUING");
        yanqi.awaitReadyAgain();
        handler.page().navigate(yanqi.portal() + "renewal");
        assertThat(handler.at("#start-install")).hasText("继续安装");
    }

    @Test
    @Order(16)
    void beforeTheCertificatesAreWritten() {
        try (var ticket = HeldBack.from(handler.page(), "/api/token-steps/install/ticket")) {
            handler.at("#start-install").click();
            ticket.await();
            assertThat(database.texts("select status from renewal")).containsExactly("ISSUED");
            restartEverything();
        }
        journey.awaitInstalled();
    }

    @Test
    @Order(17)
    void beforeTheInvoice() {
        restartEverything();
        journey.goOnToInvoice();
        assertThat(database.count("select count(*) from issued_certificate")).isOne();
    }

    @Test
    @Order(18)
    void onTheInvoicesForm() {
        handler.at("#buyer").fill("在线延期测试（武汉）");
        restartEverything();
        assertThat(handler.at("#buyer")).hasValue("在线延期测试（武汉）");
        phone.setInvoiceProviderDown(true);
        journey.sendInvoiceForm();
        handler.awaitScreen("invoice-state");
        handler.reads("您的开票申请已保存");
    }

    @Test
    @Order(19)
    void whileTheInvoiceIsWaitedFor() {
        restartEverything();
        phone.setInvoiceProviderDown(false);
        assertThat(handler.at("#invoice-state[data-state=issued]")).hasText("发票已开具");
        handler.reads("在线延期测试（武汉）");
        assertThat(handler.faultsOfPages()).isEmpty();
        assertThat(elsewhere.faultsOfPages()).isEmpty();
    }

    private void resumeByNumberAndPhone() {
        String earlier = phone.newestCode(Person.ZHANG.mobile());
        elsewhere.page().navigate(yanqi.portal() + "resume");
        elsewhere.at("#number").fill(journey.number());
        elsewhere.at("#mobile").fill(Person.ZHANG.mobile());
        elsewhere.at("#send-code").click();
        elsewhere.at("#otp").fill(phone.codeAfter(earlier, Person.ZHANG.mobile()));
        elsewhere.at("#open").click();
        elsewhere.awaitScreen("face");
        withoutUKey = elsewhere.page().context().cookies();
    }

    /** As it was before the UKey had been read there. */
    private void openElsewhereWithoutUKey() {
        elsewhere.page().context().clearCookies();
        elsewhere.page().context().addCookies(withoutUKey);
        elsewhere.page().navigate(yanqi.portal() + "renewal");
        elsewhere.awaitScreen("ukey");
    }

    private void readUKeyElsewhere(String screen) {
        elsewhere.at("#read").click();
        elsewhere.awaitScreen(screen);
    }

    private void restartEverything() {
        yanqi.killDatabase();
        yanqi.killAgent();
        yanqi.killServer();
        yanqi.awaitServerDead();
        yanqi.awaitReadyAgain();
        assertThat(handler.at("#lost")).isEmpty();
        assertThat(handler.faultsOfPages()).isEmpty();
        assertThat(elsewhere.faultsOfPages()).isEmpty();
    }
}
