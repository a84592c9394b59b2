package org.yanqi.emulators;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.emulators.wire.Json;

/** The phone's page in a real browser; its pictures are left in {@code target/phone}. */
class PhonePageTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    Path data;

    private final List<String> complaints = new ArrayList<>();
    private Emulators emulators;
    private Parties parties;
    private Page page;

    @BeforeAll
    static void launch() {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
    }

    @AfterAll
    static void quit() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        emulators = Sandbox.started(data);
        parties = new Parties(emulators.base());
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(460, 900));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        page.close();
        emulators.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @Test
    void aMessageAppearsByItselfWithItsCode() throws Exception {
        page.navigate(emulators.phone().toString());
        assertThat(page.locator("#sandbox-banner")).containsText("沙箱");
        assertThat(page.locator("#no-messages")).isVisible();
        parties.sendCode("13800138000", "028734");
        assertThat(page.locator("#messages .code").first()).hasText("028734");
        parties.send("13800138000", "100002", "<b>1");
        assertThat(page.locator("#messages li")).hasCount(2);
        assertThat(page.locator("#messages li").first()).containsText("<b>1");
        picture("messages");
    }

    @Test
    void aFaceCheckPassesByKeyboardAlone() throws Exception {
        String token = parties.openFaceCheck();
        page.navigate(emulators.base() + "/phone/face?BizToken=" + token);
        assertThat(page.locator("#face-name")).hasText("*三");
        assertThat(page.locator("#face-id-card")).hasText("110***********002X");
        picture("face");
        page.locator("#face-pass").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#face-result")).containsText("核身通过");
        assertThat(page.locator("#face-choice")).isHidden();
        assertThat(parties.faceCode(token)).isZero();
    }

    @Test
    void aFaceCheckFailsForTheReasonChosen() throws Exception {
        String token = parties.openFaceCheck();
        page.navigate(emulators.base() + "/phone/face?BizToken=" + token);
        page.locator("#face-fail-person").check();
        page.locator("#face-fail").click();
        assertThat(page.locator("#face-result")).containsText("核身未通过");
        assertThat(parties.faceCode(token)).isEqualTo(2016);
        picture("face-failed");
    }

    @Test
    void aScannedOrderIsDeclinedThenPaid() throws Exception {
        String code = parties.placeOrder("YQ20250711000123", 20000);
        page.navigate(emulators.phone().toString());
        page.locator("#scan-content").fill(code);
        page.locator("#scan-open").click();
        assertThat(page.locator("#payment-amount")).hasText("¥200.00");
        assertThat(page.locator("#payment-payee")).hasText("湖北省数字证书认证管理中心");
        picture("payment");
        page.locator("#payment-decline").click();
        assertThat(page.locator("#payment-result")).containsText("没有付款");

        page.navigate(emulators.phone() + "?scan=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
        page.locator("#payment-pay").click();
        assertThat(page.locator("#payment-result")).containsText("支付成功");
        picture("paid");
    }

    @Test
    void whatWasGivenBackStandsOnTheBill() throws Exception {
        String code = parties.placeOrder("YQ20250711000123", 20000);
        Http.pay(emulators, code);
        emulators.faults().refundsTake(Duration.ofHours(1));
        page.navigate(emulators.phone().toString());
        assertThat(page.locator("#bills li")).hasCount(1);
        parties.refund("YQ20250711000123", 20000);
        assertThat(page.locator("#bills .refunded")).hasText("退款中 ¥200.00");
        var ended = Http.api(emulators, "refunds/YQ20250711000123-R");
        assertThat(Http.post(ended, Json.object("result", "SUCCESS")).statusCode())
                .isEqualTo(204);
        assertThat(page.locator("#bills .refunded")).hasText("已退款 ¥200.00");
        picture("bill");
        page.navigate(emulators.phone() + "?scan=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
        assertThat(page.locator("#payment-result")).containsText("已退款 ¥200.00");
        picture("refunded");
    }

    @Test
    void theStaffsCodesAreShownAndKeptUpToDate() throws Exception {
        page.navigate(emulators.phone().resolve("/staff").toString());
        assertThat(page.locator("#staff-codes li")).hasCount(1);
        assertThat(page.locator("#staff-codes li")).hasAttribute("data-account", "shenhe");
        assertThat(page.locator("#staff-codes .code")).hasText(Pattern.compile("\\d{6}"));
        picture("staff");
    }

    @Test
    void whatIsNoCodeIsSaidSo() {
        page.navigate(emulators.phone() + "?scan=" + URLEncoder.encode("https://example.org/", StandardCharsets.UTF_8));
        assertThat(page.locator("#notice")).containsText("无法识别");
        assertThat(page.locator("#home")).isVisible();
    }

    @Test
    void aShortAddressIsFollowedToTheFaceCheck() throws Exception {
        String token = parties.openFaceCheck();
        try (var shortener = new Redirector(URI.create(emulators.base() + "/phone/face?BizToken=" + token))) {
            page.navigate(emulators.phone() + "?scan="
                    + URLEncoder.encode(shortener.uri().toString(), StandardCharsets.UTF_8));
            assertThat(page.locator("#face-pass")).isVisible();
        }
    }

    @Test
    void anotherSitesPageMayNotAct() throws Exception {
        String token = parties.openFaceCheck();
        var request = HttpRequest.newBuilder(Http.api(emulators, "faces/" + token))
                .header("Content-Type", "application/json")
                .header("Origin", "https://example.org")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.object("result", "PASSED").toString()));
        assertThat(Http.send(request).statusCode()).isEqualTo(403);
        assertThat(parties.faceCode(token)).isEqualTo(17);
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/phone", name + ".png"))
                .setFullPage(true));
    }
}
