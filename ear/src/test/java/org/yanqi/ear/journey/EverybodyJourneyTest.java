package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, once in Chinese at a desk and once in English on a telephone; every screen is for everybody. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class EverybodyJourneyTest {

    /** Names of people, places and firms, and the sentence to be typed, stand in Chinese on English pages too. */
    private static final List<String> STAYS_CHINESE = List.of(
            "CN=在线延期测试, OU=政府采购, L=武汉, S=湖北, C=CN",
            Journey.PHRASE,
            Person.ZHANG.organisation(),
            Person.ZHANG.name(),
            "张*明",
            "张**",
            "湖北省数字证书认证管理中心有限公司",
            "长期",
            "享服务 > 个人中心 > 待开票");

    private static final String MOBILE = "13800138005";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private boolean english;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
        phone = new Phone(yanqi.phone());
        begin(new Handler(), Person.ZHANG);
    }

    @AfterAll
    void stop() {
        phone.close();
        yanqi.close();
    }

    @AfterEach
    void close() {
        List<String> faults = handler.faultsOfPages();
        handler.close();
        assertThat(faults).isEmpty();
    }

    @Test
    @Order(1)
    void inChineseAtADesk() {
        untilOrdered();
        journey.cancel();
        look("12-closed", "cancelled");
    }

    @Test
    @Order(2)
    void inEnglishOnATelephone() {
        english = true;
        begin(new Handler("en-US", 390, 844), Person.ZHANG.on(MOBILE));
        untilOrdered();
        phone.pay(journey.qrContent());
        handler.awaitScreen("installation");
        look("09-installation", "");
        for (String page : List.of("summary", "receipt", "cancel", "applications")) {
            go(page);
            look("13-" + page, "");
        }
        papers();
        comeBackWithoutUKey();
        failToInstall();
        journey.install();
        look("09-installed", "");
        journey.goOnToInvoice();
        look("10-invoice", "");
        handler.at("#email").fill("nobody");
        refuse();
        look("10-invoice", "refused");
        lookForPendingInvoices();
        journey.askForInvoice();
        look("10-invoice-state", "issued");
    }

    /** Application and receipt say on paper in both languages what matters, and no more of a person than the screen does. */
    private void papers() {
        for (String language : List.of("en", "zh-CN")) {
            String today = LocalDate.now(CHINA)
                    .format(DateTimeFormatter.ofPattern(
                            language.equals("en") ? "d MMMM uuuu" : "uuuu-MM-dd", Locale.ENGLISH));
            go("summary");
            String number = handler.text("#number");
            assertThat(handler.at("html")).hasAttribute("lang", language);
            Printed.assertSays(
                    handler.page(),
                    2,
                    number,
                    Person.ZHANG.organisation(),
                    "张**",
                    "138****8005",
                    today,
                    "¥200.00",
                    handler.text(".made"));
            assertThat(handler.at("body")).not().containsText(Person.ZHANG.idNumber());
            Gallery.shoot(handler.page(), "13-summary", "printed", Gallery.Device.PAPER);
            go("receipt");
            Printed.assertSays(
                    handler.page(), 1, number, Person.ZHANG.organisation(), today, "¥200.00", handler.text(".made"));
            Gallery.shoot(handler.page(), "13-receipt", "printed", Gallery.Device.PAPER);
            Gallery.switchLanguage(handler.page());
        }
    }

    /** By number and telephone, as far as that goes: only the UKey leads on. */
    private void comeBackWithoutUKey() {
        go("summary");
        String number = handler.text("#number");
        handler.page().context().clearCookies();
        go("resume");
        handler.at("#number").fill(number);
        handler.at("#mobile").fill(MOBILE);
        String earlier = phone.newestCode(MOBILE);
        handler.at("#send-code").click();
        handler.at("#otp").fill(phone.codeAfter(earlier, MOBILE));
        handler.at("#open").click();
        handler.awaitScreen("ukey");
        look("09-ukey", "");
        handler.at("#read").click();
        handler.awaitScreen("installation");
    }

    private void failToInstall() {
        for (String language : List.of("en", "zh-CN")) {
            handler.page().route("http://127.0.0.1:1753*/**", route -> route.abort("connectionrefused"));
            handler.at("#start-install").click();
            assertThat(handler.at("#agent-problem")).isFocused();
            assertThat(handler.at("html")).hasAttribute("lang", language);
            Gallery.shoot(handler.page(), "09-installation", "failed", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
            handler.page().unroute("http://127.0.0.1:1753*/**");
            Gallery.switchLanguage(handler.page());
        }
    }

    private void lookForPendingInvoices() {
        go("invoices");
        handler.at("#mobile").fill(MOBILE);
        journey.getCode();
        handler.at("#next").click();
        handler.at("#take").waitFor();
        look("11-pending-invoices", "");
        go("renewal");
    }

    private void begin(Handler who, Person person) {
        handler = who;
        journey = new Journey(yanqi, handler, phone, person);
    }

    private void untilOrdered() {
        journey.open();
        look("01-process", "");
        journey.readProcess();
        refuse();
        look("02-questionnaire", "refused");
        handler.at("label[for=biddingYes]").click();
        look("02-questionnaire", "yes");
        journey.denyBidding();
        journey.type("#phrase", "本人已知晓确认");
        refuse();
        look("03-notices", "refused");
        journey.acknowledge();
        look("04-certificate-read", "");
        journey.readCertificate();
        look("04-certificate", "");
        journey.confirmCertificate();
        look("05-handler", "");
        refuse();
        look("05-handler", "refused");
        journey.identify();
        look("06-face", "");
        handler.at("#refuse").click();
        handler.at("#review").waitFor();
        look("06-face", "declined");
        journey.failFaceCheck();
        handler.awaitScreen("face");
        handler.at(".box.danger").waitFor();
        look("06-face", "failed");
        journey.agreeToFaceCheck();
        handler.at("#qr").waitFor();
        look("06-face-pending", "");
        phone.decideFace(journey.qrContent(), "PASSED");
        handler.awaitScreen("check");
        look("07-check", "");
        handler.at(".accepted a").nth(1).click();
        handler.awaitScreen("consented");
        look("13-consented", "");
        go("cancel?withdraw=1");
        look("12-withdraw", "");
        go("renewal");
        journey.check();
        look("07-signing", "");
        journey.sign();
        look("08-payment", "");
        journey.order(1);
        handler.at("#qr").waitFor();
        look("08-payment-pending", "");
    }

    /** Sends the form as it is, which is not enough. */
    private void refuse() {
        handler.at("#next").click();
        assertThat(handler.at("#problems")).isFocused();
    }

    /** Every screen as everybody meets it: nothing for axe to find, nothing to scroll sideways, one language, a picture. */
    private void look(String screen, String state) {
        Page page = handler.page();
        assertThat(page.locator("html")).hasAttribute("lang", english ? "en" : "zh-CN");
        var size = page.viewportSize();
        page.setViewportSize(640, 900); // a desk, magnified to 200 %
        Accessibility.assertFits(page);
        page.setViewportSize(size.width, size.height);
        if (english && !screen.equals("13-consented")) {
            assertThat(Visible.chineseTexts(page))
                    .as(page.url())
                    .allSatisfy(text -> assertThat(withoutNames(text)).as(text).doesNotContainPattern("\\p{IsHan}"));
        }
        Gallery.shoot(page, screen, state, Gallery.Device.DESKTOP, Gallery.Device.PHONE);
    }

    private static String withoutNames(String text) {
        String rest = text.replaceAll("“[^”]*”", ""); // what is quoted stands as it has to be typed or looked for
        for (String name : STAYS_CHINESE) {
            rest = rest.replace(name, "");
        }
        return rest;
    }

    private void go(String path) {
        handler.page().navigate(yanqi.portal() + path);
    }
}
