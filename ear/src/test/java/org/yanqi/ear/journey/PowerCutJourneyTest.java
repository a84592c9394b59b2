package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
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

/** One renewal during which the server dies again and again: it is finished, once, and paid for once. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PowerCutJourneyTest {

    private static final String INSTALL_TICKET = "**/api/token-steps/install/ticket";

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Database database;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "softhsm", "--supervise");
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
    void theServerDiesWhileThePaymentIsBooked() {
        journey.untilOrdered();
        yanqi.letServerDieAt("RENEWAL_PAID");
        phone.pay(journey.qrContent());
        yanqi.awaitServerDead();
        yanqi.awaitReadyAgain();

        handler.awaitScreen("installation");
        handler.reads("已收到付款 ¥200.00");
    }

    @Test
    @Order(2)
    void theServerIsKilledBetweenPaidAndIssued() {
        yanqi.killServer();
        yanqi.awaitServerDead();
        yanqi.awaitReadyAgain();
        handler.page().reload();

        handler.awaitScreen("installation");
        handler.reads("已收到付款 ¥200.00");
    }

    @Test
    @Order(3)
    void theServerDiesWhenTheCertificatesAreMadeAndNobodyKnowsOfThem() {
        yanqi.letServerDieAt("CERTIFICATES_MADE");
        handler.at("#start-install").click();
        closeTheWindowUntilTheServerIsBack();

        assertThat(handler.at("#start-install")).hasText("继续安装");
        handler.keepScreen("20-after-certificates-made");
    }

    @Test
    @Order(4)
    void theServerIsKilledBetweenIssuedAndInstalled() {
        var killed = new AtomicBoolean();
        handler.page().route(INSTALL_TICKET, route -> {
            yanqi.killServer();
            route.abort();
            killed.set(true);
        });
        handler.at("#start-install").click();
        handler.page().waitForCondition(killed::get);
        closeTheWindowUntilTheServerIsBack();
        handler.page().unroute(INSTALL_TICKET);

        assertThat(database.count("select count(*) from renewal where status = 'ISSUED'"))
                .isOne();
        assertThat(handler.at("[data-item=issue]")).hasClass("done");
        assertThat(handler.at("[data-item=write]")).not().hasClass("done");
        handler.keepScreen("21-after-issued");
    }

    @Test
    @Order(5)
    void theServerDiesWhenTheInstallationIsRecordedAndThePageGoesOn() {
        yanqi.letServerDieAt("INSTALLATION_RECORDED");
        handler.at("#start-install").click();
        yanqi.awaitServerDead();
        yanqi.awaitReadyAgain();

        // The page tries again by itself for half a minute; where the server needs longer, the handler does it.
        handler.at("#success:visible, #start-install:visible").waitFor();
        if (handler.at("#start-install").isVisible()) {
            handler.page().reload();
            handler.at("#start-install").click();
        }
        journey.awaitInstalled();
        journey.goOnToInvoice();
        journey.askForInvoice();
    }

    @Test
    @Order(6)
    void thereIsOneCertificatePairAndOnePayment() {
        assertThat(database.count("select count(*) from renewal where status = 'COMPLETED'"))
                .isOne();
        assertThat(database.count("select count(*) from renewal")).isOne();
        assertThat(database.count("select count(*) from issued_certificate")).isOne();
        assertThat(database.count("select count(*) from payment_order")).isOne();
        // The death between "paid" and "settled" is healed by the background's next look at open orders.
        handler.page()
                .waitForCondition(
                        () -> database.count("select count(*) from payment_order where status = 'SETTLED'") == 1);
        assertThat(database.count("select count(*) from invoice where status = 'ISSUED'"))
                .isOne();
    }

    @Test
    @Order(7)
    void theTokenHoldsTheNewPairAndTheOldEncryptionKeyAndNothingElse(@TempDir Path folder) {
        var token = new OutsidePrograms(yanqi, folder).token();

        assertThat(token.certificates()).hasSize(3);
        assertThat(token.privateKeys()).hasSize(3);
    }

    /** Whatever the page's script would have tried again is gone with its window. */
    private void closeTheWindowUntilTheServerIsBack() {
        yanqi.awaitServerDead();
        handler.page().navigate("about:blank");
        yanqi.awaitReadyAgain();
        handler.page().navigate(yanqi.portal() + "renewal");
        handler.awaitScreen("installation");
    }
}
