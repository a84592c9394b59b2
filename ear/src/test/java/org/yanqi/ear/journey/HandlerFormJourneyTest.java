package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The longest form, on a slow line and in a browser with a back button. */
class HandlerFormJourneyTest {

    private static final int KILOBITS_PER_SECOND = 2_000;

    @Test
    void whatIsUploadedShowsHowFarItIsAndARefusalIsNotSentTwice(@TempDir Path folder) {
        try (var yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
                var phone = new Phone(yanqi.phone());
                var handler = new Handler()) {
            var journey = new Journey(yanqi, handler, phone, Person.ZHANG);
            journey.untilPresented();
            journey.confirmCertificate();
            uploadsSlowly(handler);
            goesBackToARefusal(handler, journey);
        }
    }

    private static void uploadsSlowly(Handler handler) {
        Page page = handler.page();
        page.evaluate("""
                () => {
                  window.seen = [];
                  const frame = document.querySelector('[data-picture=licence]'), bar = frame.querySelector('progress');
                  new MutationObserver(() => window.seen.push([bar.value, getComputedStyle(bar).display, frame.querySelector('[data-progress]').textContent]))
                    .observe(frame.querySelector('[data-progress]'), { childList: true, characterData: true, subtree: true });
                }
                """);
        handler.slowDown(0, KILOBITS_PER_SECOND);
        page.locator("#licence").setInputFiles(Pictures.grainy(800, 600));
        assertThat(page.locator("[data-picture=licence]")).hasAttribute("data-state", "sending");
        assertThat(page.locator("[data-picture=licence] progress")).isVisible();
        Gallery.shoot(page, "05-handler", "uploading");
        assertThat(page.locator("[data-picture=licence]")).hasAttribute("data-state", "given");
        assertThat(
                        page.evaluate(
                                "() => window.seen.filter(([share, shown]) => share > 0 && share < 1 && shown === 'block').length"))
                .as("%s", page.evaluate("() => window.seen"))
                .isNotEqualTo(0);
        assertThat(page.evaluate("() => window.seen.map(([, , text]) => text).join()")
                        .toString())
                .contains("正在上传，已完成", "已上传，正在检查图片");
    }

    private static void goesBackToARefusal(Handler handler, Journey journey) {
        Page page = handler.page();
        journey.fillIn();
        handler.at("#next").click();
        handler.reads("请上传身份证国徽面图片");
        page.reload();
        handler.awaitScreen("handler");
        assertThat(handler.at("#name")).hasValue(Person.ZHANG.name());
        page.locator("#applications").click();
        page.waitForURL(Pattern.compile("/applications$"));
        page.goBack(); // a browser that had to send the form again would show a page of its own instead
        handler.awaitScreen("handler");
        assertThat(handler.at("[data-picture=licence]")).hasAttribute("data-state", "given");
    }
}
