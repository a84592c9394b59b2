package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever gets an error instead of a page is told in their language what happened and how to go on. */
@TestInstance(Lifecycle.PER_CLASS)
class ErrorPagesJourneyTest {

    private RunningYanqi yanqi;
    private Database database;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), Map.of("YANQI_RATE_LIMIT", "on"), "--token", "software");
        database = new Database(yanqi.data());
    }

    @AfterAll
    void stop() {
        yanqi.close();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,请从本站页面重新提交", "en-US,Please submit again from a page of this site"})
    void aFormFromElsewhere(String language, String title) {
        try (var handler = at("invoices", language)) {
            handler.page().evaluate("() => { document.querySelector('input[name=formToken]').value = 'forged'; }");
            handler.at("#next").click();

            look(handler, "403", title);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,提交的内容太大", "en-US,That is too large"})
    void aFormThatIsTooLarge(String language, String title) {
        try (var handler = at("invoices", language)) {
            handler.page()
                    .evaluate("() => { document.querySelector('input[name=formToken]').value = 'x'.repeat(300_000); }");
            handler.at("#next").click();

            look(handler, "413", title);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,操作太频繁", "en-US,Too many requests"})
    void tooManyAttempts(String language, String title) {
        try (var handler = at("office/sign-in", language)) {
            handler.page().evaluate("""
                    () => {
                      const attempt = () => fetch('sign-in', { method: 'POST' });
                      setInterval(attempt, 100); // until the page is left: what time gives back is used up at once
                      return Promise.all(Array.from({ length: 30 }, attempt));
                    }""");
            handler.at("#sign-in").click();

            look(handler, "429", title);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,出了点问题", "en-US,Something went wrong"})
    void aFaultOfOurs(String language, String title) {
        try (var handler = at("renewal?step=2&new=1", language)) {
            handler.at("label[for=biddingNo]").click();
            handler.at("#next").click();
            handler.awaitScreen("notices");
            database.change("alter table renewal rename to mislaid");
            handler.page().reload();

            assertThat(handler.at("#reference")).not().isEmpty();
            look(handler, "500", title);
        } finally {
            database.change("alter table if exists mislaid rename to renewal");
        }
    }

    private Handler at(String path, String language) {
        var handler = new Handler(language, 1280, 900);
        handler.page().navigate(yanqi.portal() + path);
        return handler;
    }

    private static void look(Handler handler, String status, String title) {
        Page page = handler.page();
        assertThat(handler.at("h1")).hasText(title);
        assertThat(handler.at("main .btn")).isVisible();
        Gallery.shoot(page, "99-error", status, Gallery.Device.DESKTOP, Gallery.Device.PHONE);
        if (title.matches("\\p{ASCII}+")) {
            assertThat(Visible.chineseTexts(page)).isEmpty();
        }
    }
}
