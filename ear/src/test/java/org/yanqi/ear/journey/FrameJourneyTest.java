package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every page: both languages, every width, and a connection that breaks. */
@TestInstance(Lifecycle.PER_CLASS)
class FrameJourneyTest {

    private static final int MAGNIFIED = 640; // a desk at 200 %
    private static final String MOBILE = "13800138000";

    private RunningYanqi yanqi;
    private Handler handler;
    private Page page;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
    }

    @AfterAll
    void stop() {
        yanqi.close();
    }

    @BeforeEach
    void open() {
        handler = new Handler();
        page = handler.page();
    }

    @AfterEach
    void close() {
        List<String> faults = handler.faultsOfPages();
        handler.close();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-portal ",
                "00-resume resume",
                "00-invoices invoices",
                "00-manual manual",
                "00-client client",
                "00-environment environment",
                "00-local-network local-network",
                "00-agreement agreements?of=service",
                "00-no-such-page no-such-page",
                "01-process renewal?new=1",
                "02-questionnaire renewal?step=2&new=1"
            })
    void everyPageIsForEveryoneInBothLanguages(String named) {
        String[] parts = named.split(" ", 2);
        go(parts[1]);
        for (String language : List.of("zh-CN", "en")) {
            assertThat(page.locator("html")).hasAttribute("lang", language);
            page.setViewportSize(MAGNIFIED, 900);
            Accessibility.assertFits(page);
            Gallery.shoot(page, parts[0], "", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
            Gallery.switchLanguage(page);
        }
    }

    @Test
    void theOtherLanguageShowsTheSamePageAndIsKept() {
        go("renewal?step=2&new=1");
        handler.at("#other-language").click();

        assertThat(page).hasURL(yanqi.portal() + "renewal?step=2&new=1");
        assertThat(handler.at("h1")).hasText("Questionnaire");
        go("manual");
        assertThat(handler.at("h1")).hasText("Renewal guide");
    }

    @Test
    void aRefusedFormPutsTheFocusOnWhatHasToBeCorrected() {
        go("renewal?step=2&new=1");
        handler.at("#next").click();

        assertThat(handler.at("#problems")).isFocused();
        assertThat(page).hasTitle(Pattern.compile("^错误："));
        Gallery.shoot(page, "02-questionnaire", "refused", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
    }

    @Test
    void aLostConnectionIsSaidAndHealsByItself() {
        go("");
        page.context().setOffline(true);
        page.evaluate("() => window.dispatchEvent(new Event('offline'))"); // the first may come while there still is a
        // connection
        assertThat(handler.at("#lost")).containsText("与服务器的连接中断");
        Gallery.shoot(page, "00-portal", "disconnected");

        listenTo("#lost");
        page.context().setOffline(false);

        awaitSaid("连接已恢复");
        assertThat(handler.at("#lost")).isEmpty();
    }

    @Test
    void whatIsTypedStaysWhenNobodyIsThereToTakeIt() {
        go("invoices");
        handler.at("#mobile").fill(MOBILE);
        page.context().setOffline(true);
        handler.at("#next").click();
        assertThat(handler.at("#lost")).containsText("没有提交");
        assertThat(handler.at("#mobile")).hasValue(MOBILE);

        listenTo("#lost");
        page.context().setOffline(false);
        awaitSaid("连接已恢复");
        handler.at("#next").click();

        assertThat(handler.at("#problems")).isVisible();
        assertThat(handler.at("#mobile")).hasValue(MOBILE);
    }

    @Test
    void whatTakesLongerThanASecondSaysSo() {
        page.addInitScript(
                "AbortSignal.timeout = () => new AbortController().signal"); // however long the picture takes
        go("invoices");
        List<Route> held = new ArrayList<>();
        page.route(url -> url.endsWith("/api/health"), held::add);
        handler.at("#next").click();

        assertThat(handler.at("#busy")).hasText("正在提交，大约需要 3 秒");
        Gallery.shoot(page, "00-invoices", "slow");
        held.forEach(Route::resume);
        assertThat(handler.at("#problems")).isVisible();
        assertThat(handler.at("#busy")).isEmpty();
    }

    @Test
    void aTimeLimitIsAnnouncedAtFiveMinutesAndAtOneAndCanBeExtended() {
        page.clock().install();
        page.route(url -> url.endsWith("/manual"), route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replace("</main>", timeLimit(600) + "</main>")));
        });
        page.route(
                url -> url.endsWith("/api/stay"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"expires\": 901000}")));
        go("manual");
        var said = handler.at(".expires [role=status]");

        assertThat(handler.at(".expires [data-left]")).containsText(Pattern.compile("0[89]:"));
        assertThat(said).isEmpty();
        assertThat(handler.at(".expires button")).isHidden();
        page.clock().fastForward("05:01");
        assertThat(said).hasText("还有 5 分钟");
        assertThat(handler.at(".expires [data-renew]")).isVisible();
        handler.at(".expires button").click();
        assertThat(said).hasText("时间已延长");
        assertThat(handler.at(".expires [data-left]")).containsText("09:5");
        assertThat(handler.at(".expires button")).isHidden();
        page.clock().fastForward("05:01");
        assertThat(said).hasText("还有 5 分钟");
        page.clock().fastForward("04:00");
        assertThat(said).hasText("还有 1 分钟");
        page.clock().fastForward("01:00");
        assertThat(said).hasText("时间到了");
    }

    @Test
    void whoeverAsksForLessMotionGetsNone() {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        go("");

        assertThat(page.evaluate("() => document.getAnimations().length")).isEqualTo(0);
    }

    @Test
    void whoHasSeveralCertificatesChoosesAmongThem() {
        page.route(url -> url.endsWith("/api/token-steps/inventory/result"), route -> {
            var answer = route.fetch();
            var inventory = JsonParser.parseString(answer.text()).getAsJsonObject();
            var certificates = inventory.getAsJsonArray("certificates");
            certificates.add(certificates.get(0).deepCopy());
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(inventory.toString()));
        });
        go("resume");
        for (String language : List.of("zh-CN", "en")) {
            handler.at("#read").click();
            assertThat(handler.at("#certificates input")).hasCount(2);
            assertThat(handler.at("#certificates input").first()).isFocused();
            assertThat(page.locator("html")).hasAttribute("lang", language);
            Gallery.shoot(page, "00-resume", "several-certificates", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
            Gallery.switchLanguage(page);
        }
    }

    @Test
    void theManualIsPrintedWithoutWhatIsClicked() {
        go("manual");

        Printed.assertSays(page, 4, handler.text("h1"));
    }

    /** What is said for a moment only is heard nevertheless. */
    private void listenTo(String region) {
        page.evaluate(
                "region => { window.heard = []; new MutationObserver(() => window.heard.push(document.querySelector(region).textContent))"
                        + ".observe(document.querySelector(region), { childList: true, subtree: true, characterData: true }); }",
                region);
    }

    private void awaitSaid(String text) {
        page.waitForFunction("text => window.heard.some(said => said.includes(text))", text);
    }

    private static String timeLimit(int seconds) {
        return "<div class=\"expires\" data-expires=\"%d\" data-now=\"0\" data-extend=\"stay\" data-then=\"\">"
                        .formatted(seconds * 1000)
                + "<span data-left=\"\"></span><button hidden=\"hidden\">x</button>"
                + "<a data-renew=\"\" hidden=\"hidden\" href=\"x\">y</a><span role=\"status\"></span></div>";
    }

    private void go(String path) {
        page.navigate(yanqi.portal() + path);
    }
}
