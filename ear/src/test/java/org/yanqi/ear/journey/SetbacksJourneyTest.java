package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
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

/** What runs out, is mixed up or comes too late: it is told, there is another way, and what was given still holds. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class SetbacksJourneyTest {

    private static final String INSTALL_TICKET = "**/api/token-steps/install/ticket";
    private static final String MISSPELT = "在线延期测试（集团）";

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Database database;
    private SoftwareToken token;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--supervise");
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
        Gallery.shootInBothLanguages(
                handler.page(), "12-closed", "lapsed", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
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
        Gallery.shootInBothLanguages(
                handler.page(), "06-face", "run-out", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
        journey.agreeToFaceCheck();
        assertThat(journey.qrContent()).isNotEqualTo(ranOut);
        phone.decideFace(journey.qrContent(), "PASSED");
        handler.awaitScreen("check");
        handler.reads(Person.ZHANG.name(), Person.ZHANG.organisation(), "138****8000");
    }

    @Test
    @Order(3)
    void aCodeOfThePaymentThatRunsOutIsReplacedAndCannotBePaidAnyMore() {
        journey.check();
        journey.sign();
        journey.order(2);
        String ranOut = journey.qrContent();
        database.change("update payment_order set version = version + 1,"
                + " state = jsonb_set(state, '{request,expiresAt}', to_jsonb(now()))");

        handler.awaitScreen("payment");
        handler.reads("上一个二维码已失效，没有扣款。请重新选择年限生成二维码");
        assertThat(handler.at("#term2")).isChecked();
        Gallery.shootInBothLanguages(
                handler.page(), "08-payment", "run-out", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
        assertThatThrownBy(() -> phone.pay(ranOut)).isInstanceOf(Phone.Refused.class);
        journey.order(2);
        assertThat(journey.qrContent()).isNotEqualTo(ranOut);
        phone.pay(journey.qrContent());
        handler.awaitScreen("installation");
        handler.reads("已收到付款 ¥400.00");
    }

    @Test
    @Order(4)
    void whoeverComesBackWithAnotherUKeyIsToldToChangeIt() {
        token.exchange();
        handler.page().navigate(yanqi.portal() + "renewal");
        handler.at("#start-install").click();

        handler.awaitRefusal("WRONG_TOKEN");
        handler.reads("插入的不是这份申请的电子钥匙", "没有作任何改动", "插入办理这份申请时用的那一把", "请只留下要延期的这一把", "从首页重新开始");
        assertThat(handler.at("#reference")).hasText(Pattern.compile("YQ[0-9-]+"));
        Gallery.shootInBothLanguages(
                handler.page(), "09-refused", "another-ukey", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
        token.exchange();
        handler.at("#again").click();
        handler.awaitScreen("installation");
        handler.reads("已收到付款 ¥400.00");
    }

    @Test
    @Order(5)
    void whoeverCancelsWhenTheCertificateIsIssuedIsToldThatItIsTooLate() {
        Page beside = handler.page().context().newPage();
        beside.navigate(yanqi.portal() + "cancel");
        beside.locator("#confirm").waitFor();
        issueWithoutInstalling();
        beside.locator("#confirm").click();
        assertThat(beside.locator("#refusal-what")).hasText("新证书已经在签发，不能取消了");
        beside.close();

        handler.page().navigate(yanqi.portal() + "cancel");
        handler.awaitScreen("cancel");
        handler.reads("新证书已经在签发，不能取消了", "旧证书将由它替换", "继续把新证书装完", "400 870 8080");
        assertThat(handler.at("#reference")).hasText(journey.number());
        assertThat(handler.at("#confirm")).hasCount(0);
        Gallery.shootInBothLanguages(
                handler.page(), "12-cancel", "too-late", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
        assertThat(database.texts("select status from renewal where status <> 'LAPSED'"))
                .containsExactly("ISSUED");
        handler.at("#next").click();
        handler.awaitScreen("installation");
        journey.install();
        journey.goOnToInvoice();
    }

    @Test
    @Order(6)
    void anInvoiceThatTheTaxBureauRefusesIsCorrectedAndAskedForAgain() {
        phone.failNextInvoice();
        handler.at("#buyer").fill(MISSPELT);
        journey.sendInvoiceForm();

        // The bureau may refuse before the browser has shown that it was asked.
        handler.reads("发票暂时没有开出", "请与单位税务登记的名称和税号核对，改正后重新提交", "沙箱：按要求开票失败", "400 870 8080");
        assertThat(handler.at(".reference span")).hasText(Pattern.compile("YQ[0-9-]+-[0-9]+"));
        assertThat(handler.at("#buyer")).hasValue(MISSPELT);
        assertThat(handler.at("#email")).hasValue("caiwu@example.com");
        Gallery.shootInBothLanguages(
                handler.page(), "10-invoice", "failed", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
        handler.at("#buyer").fill(Person.ZHANG.organisation());
        journey.askForInvoice();
        assertThat(database.count("select count(*) from invoice where status = 'ISSUED'"))
                .isOne();
        assertThat(handler.faultsOfPages()).isEmpty();
    }

    /** As long as an application waits for its handler, and a day more. */
    private void letMonthsPass(String number) {
        database.change("update renewal set version = version + 1, since = since - interval '31 days', state ="
                + " jsonb_set(state, array['states', '-1', 'since'], to_jsonb(since - interval '31 days'))"
                + " where number = '" + number + "'");
    }

    /** The page is gone when the certificates are made and not yet written. */
    private void issueWithoutInstalling() {
        var asked = new AtomicBoolean();
        handler.page().route(INSTALL_TICKET, route -> {
            route.abort();
            asked.set(true);
        });
        handler.at("#start-install").click();
        handler.page().waitForCondition(asked::get);
        handler.page().navigate("about:blank"); // else it would ask again
        handler.page().unroute(INSTALL_TICKET);
    }
}
