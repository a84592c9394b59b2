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

/** What runs out: it is told, there is another way, and what was given still holds. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class SetbacksJourneyTest {

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Database database;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--supervise");
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
    void anApplicationThatNobodyGoesOnWithLapsesAndAnotherCanBeginAtOnce() {
        journey.untilPresented();
        String number = journey.number();
        letMonthsPass(number);
        // The server looks for what has lapsed soon after it has started, then every ten minutes.
        yanqi.killServer();
        yanqi.awaitServerDead();
        yanqi.awaitReadyAgain();
        handler.page()
                .waitForCondition(() -> database.count("select count(*) from renewal where status = 'LAPSED'") == 1);
        handler.page().navigate(yanqi.portal() + "renewal");

        handler.awaitScreen("closed");
        assertThat(handler.at("#end")).hasAttribute("data-end", "LAPSED");
        handler.reads("这份申请已失效", "申请长时间没有继续办理", "没有付款", "请重新办理，所需资料与上次相同", "400 870 8080");
        assertThat(handler.at("#reference")).hasText(number);
        Accessibility.assertNone(handler.page());
        Gallery.shootInBothLanguages(handler.page(), "12-closed", "lapsed", Gallery.Device.values());
        handler.at("#next").click();
        handler.awaitScreen("process");
    }

    @Test
    @Order(2)
    void aCodeOfTheFaceCheckThatRunsOutCostsNoAttempt() {
        journey.untilIdentified();
        journey.agreeToFaceCheck();
        String ranOut = journey.qrContent();
        phone.decideFace(ranOut, "EXPIRED");

        handler.awaitScreen("face");
        handler.reads("二维码已过期，认证没有完成", "这次不计入失败次数。请重新同意以获取新的二维码");
        Accessibility.assertNone(handler.page());
        Gallery.shootInBothLanguages(handler.page(), "06-face", "run-out", Gallery.Device.values());
        journey.agreeToFaceCheck();
        assertThat(journey.qrContent()).isNotEqualTo(ranOut);
        phone.decideFace(journey.qrContent(), "PASSED");
        handler.awaitScreen("check");
        handler.reads(Person.ZHANG.name(), Person.ZHANG.organisation(), "138****8000");
    }

    /** As long as an application waits for its handler, and a day more. */
    private void letMonthsPass(String number) {
        database.change("update renewal set version = version + 1, since = since - interval '31 days', state ="
                + " jsonb_set(state, array['states', '-1', 'since'], to_jsonb(since - interval '31 days'))"
                + " where number = '" + number + "'");
    }
}
