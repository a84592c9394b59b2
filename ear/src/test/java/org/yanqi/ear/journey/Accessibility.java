package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds on a page as it stands: WCAG 2.2 at level AA, and what its authors hold to be good practice. */
final class Accessibility {

    private static final String AXE = source();
    private static final String RUN = """
            () => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
              .then(found => found.violations.flatMap(v => v.nodes.map(n =>
                `${v.id} (${v.help}): ${n.target.join(' ')} ${n.html.slice(0, 160)}`)))
            """;

    /** One line for each element that something is wrong with. */
    @SuppressWarnings("unchecked") // the script above answers with a list of strings
    static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        return (List<String>) page.evaluate(RUN);
    }

    static void assertNone(Page page) {
        assertThat(violations(page)).as(page.url()).isEmpty();
    }

    /** Nothing has to be scrolled sideways, at whatever width (WCAG 2.2, 1.4.10). */
    static void assertFits(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(page.url())
                .isEqualTo(0);
    }

    private static String source() {
        try (InputStream axe = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(axe, "axe-core").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Accessibility() {}
}
