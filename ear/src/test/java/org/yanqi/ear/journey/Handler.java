package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The handler at a desktop browser: a Chromium of the machine, in Chinese, whose screens are kept as pictures. */
final class Handler implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 60_000;
    private static final ContainsTextOptions VISIBLE = new ContainsTextOptions().setUseInnerText(true);
    private static final String CHROMIUM = System.getProperty("yanqi.chromium", "/usr/bin/chromium");

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Set<Handler> PRESENT = new LinkedHashSet<>();

    private final Playwright playwright = Playwright.create();
    private final Browser browser;
    private final BrowserContext context;
    private final Page page;
    private final CDPSession network;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    /** Reads Chinese, sits at a desk. */
    Handler() {
        this("zh-CN", 1280, 900);
    }

    Handler(String language, int width, int height) {
        this(language, width, height, List.of());
    }

    /** Comes from outside: with flags of the browser that say where the pages are, and trusting whatever certificate. */
    Handler(String language, int width, int height, List<String> flags) {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(Stream.concat(FLAGS.stream(), flags.stream()).toList()));
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, height)
                // Nobody looks on while something turns; to draw it was more than a quarter of the browser's work.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setIgnoreHTTPSErrors(!flags.isEmpty()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        context.onWebError(error -> faults.add(error.page().url() + ": " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        page = context.newPage();
        network = context.newCDPSession(page);
        countTraffic();
        PRESENT.add(this);
    }

    /** The address and the first words of every handler's page. */
    static String screens() {
        return PRESENT.stream().map(Handler::screen).collect(Collectors.joining(" "));
    }

    private String screen() {
        try {
            String words = page.locator("main")
                    .innerText(new Locator.InnerTextOptions().setTimeout(2000))
                    .replaceAll("\\s+", " ");
            return "[" + page.url() + ": " + words.substring(0, Math.min(300, words.length())) + "]";
        } catch (PlaywrightException unreadable) {
            return "[" + page.url() + ": unreadable]";
        }
    }

    /** Puts the page at the end of such a line, with nothing in the browser's cache, now or later. */
    void slowDown(int latencyMillis, int kilobitsPerSecond) {
        var line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", latencyMillis);
        line.addProperty("downloadThroughput", kilobitsPerSecond * 1000 / 8);
        line.addProperty("uploadThroughput", kilobitsPerSecond * 1000 / 8);
        network.send("Network.emulateNetworkConditions", line);
        var cache = new JsonObject();
        cache.addProperty("cacheDisabled", true);
        network.send("Network.setCacheDisabled", cache);
    }

    Page page() {
        return page;
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    /** Waits for one of the wizard's screens; a failure shows what is on the page instead. */
    void awaitScreen(String name) {
        assertThat(page.locator("[data-screen=" + name + "]")).isVisible();
    }

    /** Checks that the page says all of this where it can be seen, whatever marks stand within the sentences. */
    void reads(String... sentences) {
        for (String sentence : sentences) {
            assertThat(page.locator("main")).containsText(sentence, VISIBLE);
        }
    }

    String text(String selector) {
        return page.locator(selector).innerText();
    }

    /** Waits for the page of one refusal; it says whom to call, and which number to read out. */
    void awaitRefusal(String kind) {
        assertThat(page.locator("[data-screen=refused][data-refusal=" + kind + "]"))
                .isVisible();
        assertThat(page.locator("#refusal")).isFocused();
        assertThat(page.locator("#reference")).not().isEmpty();
        reads("400 870 8080", "接下来怎么办");
    }

    /** Waits until the page says that money has gone back; the provider is asked every quarter of a minute. */
    void awaitRefund(String amount) {
        assertThat(page.locator("#returned [data-refund=refunded] > b")
                        .filter(new Locator.FilterOptions().setHasText(amount)))
                .isVisible(new IsVisibleOptions().setTimeout(3 * PATIENCE_MILLIS));
    }

    /** Waits until nothing more is fetched. */
    void settle() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** The second window of the same browser that this act opens, as wide as a phone. */
    Page secondWindow(Runnable act) {
        Page window = context.waitForPage(act);
        window.setViewportSize(390, 844);
        return window;
    }

    /** What the browser gets from this address with the cookies of its visit. */
    APIResponse get(String address) {
        return context.request().get(address);
    }

    /** Errors of the scripts in all windows, and what the content security policy has forbidden. */
    List<String> faultsOfPages() {
        return List.copyOf(faults);
    }

    /** Bytes received over the network so far, as compressed. */
    long bytesReceived() {
        return bytes.get();
    }

    long requestsSent() {
        return requests.get();
    }

    /** Keeps the screen in the {@link Gallery}. */
    void keepScreen(String name) {
        keepScreen(page, name);
    }

    void keepScreen(Page window, String name) {
        Gallery.shoot(window, name, "");
    }

    /** Keeps one state of a screen, such as {@code refused}. */
    void keepScreen(String name, String state) {
        Gallery.shoot(page, name, state);
    }

    /** Keeps one state of a screen that a reload shows again. */
    void keepInBothLanguages(String name, String state) {
        Gallery.shootInBothLanguages(page, name, state);
    }

    @Override
    public void close() {
        PRESENT.remove(this);
        browser.close();
        playwright.close();
    }

    private void countTraffic() {
        network.on("Network.requestWillBeSent", event -> requests.incrementAndGet());
        network.on("Network.loadingFinished", event -> bytes.addAndGet(length(event)));
        network.send("Network.enable");
    }

    private static long length(JsonObject event) {
        return event.get("encodedDataLength").getAsLong();
    }
}
