package org.yanqi.ear.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** The handler at a desktop browser: a Chromium of the machine, in Chinese, whose screens are kept as pictures. */
final class Handler implements AutoCloseable {

    private static final Path SCREENS = Path.of(System.getProperty("yanqi.project"), "target", "screens");
    private static final String CHROMIUM = System.getProperty("yanqi.chromium", "/usr/bin/chromium");

    private final Playwright playwright = Playwright.create();
    private final Browser browser;
    private final Page page;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();

    Handler() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1280, 900));
        page = context.newPage();
        countTraffic(context.newCDPSession(page));
    }

    Page page() {
        return page;
    }

    /** Bytes received over the network so far, as compressed. */
    long bytesReceived() {
        return bytes.get();
    }

    long requestsSent() {
        return requests.get();
    }

    /** Keeps the screen as {@code target/screens/<nn>-<name>.png}. */
    void keepScreen(int number, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(String.format(Locale.ROOT, "%02d-%s.png", number, name)))
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private void countTraffic(CDPSession session) {
        session.on("Network.requestWillBeSent", event -> requests.incrementAndGet());
        session.on("Network.loadingFinished", event -> bytes.addAndGet(length(event)));
        session.send("Network.enable");
    }

    private static long length(JsonObject event) {
        return event.get("encodedDataLength").getAsLong();
    }
}
