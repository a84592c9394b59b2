package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;

/** A page as it comes out of the printer. */
final class Printed {

    private static final String FOR_THE_SCREEN =
            "button, input, select, textarea, nav, footer, .next, .btn, .skip, .sandbox, .steps, .ways";

    /**
     * Checks that the paper says all of this, and holds nothing that is there to be clicked or filled in.
     *
     * @param mostSheets of A4
     */
    static void assertSays(Page page, int mostSheets, String... facts) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(FOR_THE_SCREEN).locator("visible=true")).hasCount(0);
        assertThat(page.locator("body").innerText()).contains(facts);
        assertThat(sheets(page)).as(page.url()).isBetween(1, mostSheets);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static int sheets(Page page) {
        try (var paper = Loader.loadPDF(page.pdf(new Page.PdfOptions().setFormat("A4")))) {
            return paper.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Printed() {}
}
