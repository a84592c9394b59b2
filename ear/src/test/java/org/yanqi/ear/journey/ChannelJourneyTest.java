package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a site on the internet to the agent on this computer: what the browser asks for, what the page says before and
 * after, and what another site gets. The site is one for the browser alone, which is told that its address is public; a
 * page of this computer would not be asked anything.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ChannelJourneyTest {

    private static final Pattern READY = Pattern.compile("ready on 127\\.0\\.0\\.1:(\\d+)");
    private static final Predicate<String> GREETING = url -> url.matches("http://127\\.0\\.0\\.1:1753[123]/.*");

    private TlsFront front;
    private RunningYanqi yanqi;
    private Path folder;
    private Handler handler;
    private Page page;

    @BeforeAll
    void start(@TempDir Path directory) {
        folder = directory;
        front = TlsFront.in(folder);
        begin(Map.of());
    }

    private void begin(Map<String, String> settings) {
        yanqi = RunningYanqi.on(
                folder.resolve("data"), settings, "--supervise", "--token", "software", "--origin", site("ra.test"));
        front.before(yanqi.portal().getPort());
    }

    @AfterAll
    void stop() {
        yanqi.close();
        front.close();
    }

    @BeforeEach
    void open() {
        handler = new Handler(
                "zh-CN",
                1280,
                900,
                List.of(
                        "--ip-address-space-overrides=127.0.0.1:" + front.port() + "=public",
                        "--host-resolver-rules=MAP ra.test 127.0.0.1, MAP evil.test 127.0.0.1"));
        page = handler.page();
    }

    @AfterEach
    void close() {
        List<String> faults = handler.faultsOfPages();
        handler.close();
        assertThat(faults).isEmpty();
    }

    @Test
    @Order(1)
    void thePageSaysWhatTheBrowserWillAskBeforeItAsks() {
        permission("ra.test").is("prompt");
        go("resume");

        assertThat(handler.at("#agent-permission")).containsText("请选择“允许”");
        Gallery.shootInBothLanguages(page, "00-resume", "permission-prompt", Gallery.Device.DESKTOP);
        handler.at("#read").click();
        // Nobody is there to answer: the browser takes it as a question that was closed.
        assertThat(handler.at("#agent-problem")).containsText("浏览器还没有得到您的允许");
        assertThat(handler.at("#agent-help")).isVisible();
        Gallery.shoot(page, "00-resume", "permission-unanswered");
    }

    @Test
    @Order(2)
    void whoHasBlockedItIsToldHowToAllowItInBothLanguages() {
        permission("ra.test").is("denied");
        go("resume");

        assertThat(handler.at("#agent-permission")).containsText("浏览器禁止本页访问本机程序");
        handler.at("#read").click();
        assertThat(handler.at("#agent-problem")).containsText("设备上的应用");
        assertThat(handler.at("#agent-help")).isVisible();
        Gallery.shootInBothLanguages(page, "00-resume", "permission-denied", Gallery.Device.DESKTOP);
        go("local-network");
        handler.reads("允许访问本机程序", "如果曾选择“禁止”", "设备上的应用");
        Gallery.switchLanguage(page);
        handler.reads("Apps on device");
        assertThat(Visible.chineseTexts(page)).isEmpty();
    }

    @Test
    @Order(3)
    void whoAllowsItAfterwardsGoesOnWithoutReloading() {
        permission("ra.test").is("denied");
        go("resume");
        assertThat(handler.at("#agent-permission")).isVisible();
        permission("ra.test").is("granted");
        assertThat(handler.at("#agent-permission")).isHidden();
        handler.at("#read").click();
        assertThat(handler.at("[data-refusal=NOTHING_OPEN]")).isVisible();
    }

    @Test
    @Order(4)
    void aComputerThatIsReadyIsFoundReady() {
        permission("ra.test").is("granted");
        go("environment");

        concluded();
        for (String ready : List.of("permission", "agent", "version", "driver", "token", "clock")) {
            assertThat(handler.at("#environment-" + ready)).hasAttribute("data-state", "ok");
        }
        assertThat(handler.at("#environment-certificate")).containsText("在线延期测试");
        assertThat(handler.at("#environment-certificate")).hasAttribute("data-state", "warn");
        assertThat(handler.at("#environment-port")).containsText("" + agentPort());
        look("");
    }

    @Test
    @Order(5)
    void nothingIsAskedBeforeSomebodyStartsTheCheck() {
        permission("ra.test").is("prompt");
        go("environment");

        assertThat(handler.at("#environment-permission")).hasAttribute("data-state", "warn");
        assertThat(handler.at("#environment-clock")).hasAttribute("data-state", "ok");
        assertThat(handler.at("#environment-agent .verdict")).hasText("未检测");
        assertThat(handler.at("#check")).hasText("开始检测");
        look("prompt");
        tabTo("check");
        page.keyboard().press("Enter");
        assertThat(handler.at("#environment-permission")).hasAttribute("data-state", "bad");
        assertThat(handler.at("#environment-permission")).containsText("浏览器还没有得到您的允许");
        concluded();
        permission("ra.test").is("granted");
        assertThat(handler.at("#environment-permission")).hasAttribute("data-state", "ok");
        assertThat(handler.at("#environment-driver")).hasAttribute("data-state", "ok");
        assertThat(handler.at("#check")).hasText("重新检测");
        assertThat(handler.at("#check")).isFocused();
        assertThat(handler.at("#environment-agent")).hasAttribute("data-state", "ok");
    }

    @Test
    @Order(6)
    void aBlockedBrowserIsTheOneThingToPutRight() {
        permission("ra.test").is("denied");
        go("environment");

        assertThat(handler.at("#environment-summary")).containsText("有 1 项有问题");
        assertThat(handler.at("#environment-permission")).hasAttribute("data-state", "bad");
        assertThat(handler.at("#environment-permission a")).isVisible();
        for (String later : List.of("agent", "port", "version", "driver", "token", "certificate")) {
            assertThat(handler.at("#environment-" + later)).hasAttribute("data-state", "idle");
        }
        look("denied");
    }

    @Test
    @Order(7)
    void whatIsCopiedIsWhatThePageShows() {
        permission("ra.test").is("granted");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        permission("ra.test").is("granted");
        go("environment");
        concluded();

        handler.at("#copy").click();
        assertThat(handler.at("#copy")).hasText("已复制");
        String copied = (String) page.evaluate("() => navigator.clipboard.readText()");
        assertThat(copied)
                .contains(site("ra.test") + "/environment", "客户端软件 正常", "版本 0.1.0", "在线延期测试", "Chrome/")
                .hasSizeLessThan(4001);
        assertThat(copied.lines()).hasSize(14);
    }

    @Test
    @Order(8)
    void whereNothingCanBeCopiedTheTextIsShown() {
        permission("ra.test").is("denied");
        page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        go("environment");
        concluded();

        handler.at("#copy").click();
        assertThat(handler.at("#diagnostics-text")).isFocused();
        assertThat(handler.at("#diagnostics-text")).hasValue(Pattern.compile("浏览器许可 有问题"));
        Gallery.shoot(page, "00-environment", "not-copied");
    }

    @Test
    @Order(9)
    void aClockThatIsOffIsMeasured() {
        permission("ra.test").is("granted");
        page.addInitScript("const now = Date.now; Date.now = () => now() - 180000");
        go("environment");
        concluded();

        assertThat(handler.at("#environment-clock")).hasAttribute("data-state", "bad");
        assertThat(handler.at("#environment-clock")).containsText("比服务器慢 3 分钟");
    }

    @Test
    @Order(10)
    void withoutAnAgentThePageSaysHowToGetOne() {
        permission("ra.test").is("granted");
        page.route(GREETING, route -> route.abort("connectionrefused"));
        go("environment");
        concluded();

        assertThat(handler.at("#environment-agent")).containsText("没有检测到客户端软件");
        assertThat(handler.at("#environment-agent a")).isVisible();
        look("no-agent");
    }

    @Test
    @Order(11)
    void aPortThatSomebodyElseHoldsIsNamed() {
        permission("ra.test").is("granted");
        page.route(
                GREETING,
                route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("somebody else's program")));
        go("environment");
        concluded();

        assertThat(handler.at("#environment-port")).containsText("端口 17531, 17532, 17533 上应答的不是可用的客户端软件");
        look("squatted");
        go("resume");
        handler.at("#read").click();
        assertThat(handler.at("#agent-problem")).containsText("请关闭占用端口的程序或重启电脑");
    }

    @Test
    @Order(12)
    void anotherSiteGetsNothingEvenIfTheBrowserLetsItThrough() {
        page.navigate(site("evil.test") + "/manual");
        permission("evil.test").is("granted");
        String fetched = (String) page.evaluate("""
                port => fetch(`http://127.0.0.1:${port}/v1/hello`, { method: 'POST', body: '{}',
                  headers: { 'Content-Type': 'application/json', 'X-Yanqi-Agent': '1' } }).then(() => 'heard', () => 'nothing')
                """, agentPort());
        assertThat(fetched).isEqualTo("nothing");
        awaitAgentLog("refused 403: ORIGIN_DENIED (origin \"" + site("evil.test") + "\")");
        page.evaluate("""
                port => fetch(`http://127.0.0.1:${port}/v1/operations?simple`, { method: 'POST', mode: 'no-cors', body: '{}' })
                  .catch(() => 'nothing')
                """, agentPort());
        assertThat(agentLog().lines().filter(line -> line.contains("evil.test")))
                .hasSize(2);
    }

    @Test
    @Order(13)
    void aFormOfAnotherSiteReachesTheAgentAndIsRefused() {
        page.setContent("<form method='post' enctype='text/plain' action='http://127.0.0.1:" + agentPort()
                + "/v1/operations'><input name='{\"ticket\":\"' value='\"}'><button>x</button></form>");
        page.locator("button").click();
        awaitAgentLog("refused 403: ORIGIN_DENIED (origin \"null\")");
    }

    @Test
    @Order(14)
    void theTicketKeyChangesAndTheAgentLearnsOfIt() throws IOException {
        Path settings = yanqi.data().resolve("sandbox.env");
        String old = yanqi.data().resolve("keys/ticket.jwk").toString();
        Path next = folder.resolve("next-key");
        new Program(folder, Map.of("YANQI_TICKET_KEY_FILE", old))
                .run(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        RunningYanqi.PROJECT
                                .resolve("adapters/administration/target/yanqi-admin.jar")
                                .toString(),
                        "next-ticket-key",
                        "--out",
                        next.toString());
        Files.writeString(
                settings,
                Files.readString(settings)
                                .replace(old, next.resolve("ticket.jwk").toString())
                        + "YANQI_TICKET_KEY_INTRODUCTION_FILE=" + next.resolve("ticket-key.introduction") + "\n");
        yanqi.killServer();
        yanqi.awaitReadyAgain();
        permission("ra.test").is("granted");
        go("environment");
        concluded();

        assertThat(handler.at("#environment-driver")).hasAttribute("data-state", "ok");
        awaitAgentLog("introduced keys: tickets are obeyed from");
    }

    @Test
    @Order(15)
    void anAgentThatIsTooOldIsToBeReplaced() {
        yanqi.close();
        begin(Map.of("YANQI_AGENT_MINIMUM_VERSION", "9.0.0"));
        permission("ra.test").is("granted");
        go("resume");
        handler.at("#read").click();
        assertThat(handler.at("#agent-problem")).containsText("客户端软件的版本 0.1.0 过低，需要 9.0.0 或更新的版本");
        assertThat(handler.at("#agent-download")).isVisible();
        Gallery.shoot(page, "00-resume", "agent-too-old");
        go("environment");
        concluded();
        assertThat(handler.at("#environment-version")).hasAttribute("data-state", "bad");
        assertThat(handler.at("#environment-version a")).isVisible();
        look("too-old");
    }

    private String site(String host) {
        return "https://" + host + ":" + front.port();
    }

    private LoopbackPermission permission(String host) {
        return new LoopbackPermission(page, site(host));
    }

    private void go(String path) {
        page.navigate(site("ra.test") + "/" + path);
    }

    private void concluded() {
        assertThat(handler.at("#environment-summary")).hasClass(Pattern.compile("ok|warning|danger"));
    }

    private void look(String state) {
        Gallery.shoot(page, "00-environment", state, Gallery.Device.DESKTOP, Gallery.Device.PHONE);
        Gallery.switchLanguage(page);
        if (state.equals("prompt")) {
            assertThat(handler.at("#environment-clock")).hasAttribute("data-state", "ok");
        } else {
            concluded();
        }
        Gallery.shoot(page, "00-environment", state, Gallery.Device.DESKTOP, Gallery.Device.PHONE);
        Gallery.switchLanguage(page);
    }

    private void tabTo(String id) {
        for (int tabs = 0; tabs < 30 && !id.equals(page.evaluate("() => document.activeElement.id")); tabs++) {
            page.keyboard().press("Tab");
        }
        Visible.awaitFocusShown(page);
    }

    private int agentPort() {
        var ready = READY.matcher(read(yanqi.data().resolve("logs/agent.log")));
        assertThat(ready.find()).isTrue();
        return Integer.parseInt(ready.group(1));
    }

    private void awaitAgentLog(String sentence) {
        page.waitForCondition(() -> agentLog().contains(sentence));
    }

    private String agentLog() {
        return read(yanqi.data().resolve("agent/logs/token-agent.0.log"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
