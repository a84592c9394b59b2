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

/** On every screen of the wizard database, token agent and server die; whoever sits there goes on as if nothing had been. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RestartJourneyTest {
    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--supervise");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
    }

    @AfterAll
    void stop() {
        phone.close();
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
        handler.awaitScreen("face");
    }

    @Test
    @Order(6)
    void whereTheFaceCheckIsAgreedTo() {
        restartEverything();
        journey.agreeToFaceCheck();
    }

    @Test
    @Order(7)
    void whileTheFaceIsLookedAt() {
        String code = journey.qrContent();
        restartEverything();
        phone.decideFace(code, "PASSED");
        handler.awaitScreen("check");
    }

    @Test
    @Order(8)
    void whereTheAnswersAreChecked() {
        restartEverything();
        journey.check();
    }

    @Test
    @Order(9)
    void whereTheAgreementIsSigned() {
        restartEverything();
        journey.sign();
    }

    @Test
    @Order(10)
    void whereTheTermIsChosen() {
        restartEverything();
        journey.order(1);
    }

    @Test
    @Order(11)
    void whileTheCodeOfThePaymentIsShown() {
        String code = journey.qrContent();
        restartEverything();
        phone.pay(code);
        handler.awaitScreen("installation");
    }

    @Test
    @Order(12)
    void beforeTheInstallation() {
        restartEverything();
        journey.install();
    }

    @Test
    @Order(13)
    void beforeTheInvoice() {
        restartEverything();
        journey.goOnToInvoice();
        assertThat(new Database(yanqi.data()).count("select count(*) from issued_certificate"))
                .isEqualTo(1);
    }

    private void restartEverything() {
        yanqi.killDatabase();
        yanqi.killAgent();
        yanqi.killServer();
        yanqi.awaitServerDead();
        yanqi.awaitReadyAgain();
        assertThat(handler.at("#lost")).isEmpty();
    }
}
