package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * Whatever somebody clicks: no error page, nothing that was given is lost, and there is always a way on; who then does what
 * is asked comes to a signature.
 */
class MonkeyJourneyTest {

    private static final long SEED = Long.getLong("yanqi.monkey.seed", 20261123L);
    private static final int STEPS = Integer.getInteger("yanqi.monkey.steps", 120);
    private static final int MOST_TO_A_SIGNATURE = 60;
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String A_WAY_ON = """
            () => ['main h1', 'main a[href], main button']
                .every(what => [...document.querySelectorAll(what)].some(seen => seen.checkVisibility()))
                ? document.title : null
            """;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> past = new ArrayList<>();

    @Test
    void nothingThatAnybodyDoesLeadsNowhere(@TempDir Path folder, TestReporter reporter) {
        reporter.publishEntry("yanqi.monkey.seed", "" + SEED);
        try (var yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
                var phone = new Phone(yanqi.phone());
                var handler = new Handler()) {
            handler.page().context().onResponse(response -> {
                if (response.status() >= 500
                        && response.url().startsWith(yanqi.portal().toString())) {
                    faults.add(response.status() + " " + response.url());
                }
            });
            var monkey = new Monkey(yanqi, phone, handler, Person.ZHANG, SEED);
            var kept = new Kept(new Given(yanqi), handler.page().context());
            long end = System.nanoTime() + LONGEST.toNanos();
            for (int step = 1; step <= STEPS && System.nanoTime() < end; step++) {
                assertNothingLost(monkey.act(), monkey, handler, kept);
            }
            for (int step = 1; kept.farthest().compareTo(RenewalStatus.SIGNED) < 0; step++) {
                assertThat(step).as(this::story).isLessThan(MOST_TO_A_SIGNATURE);
                assertNothingLost(monkey.obey(), monkey, handler, kept);
            }
            reporter.publishEntry("steps", past.size() + ", farthest: " + kept.farthest());
            Page fresh = handler.page().context().newPage();
            fresh.navigate(yanqi.portal() + "renewal");
            assertThatItGoesOn(() -> fresh);
        }
    }

    private void assertNothingLost(String did, Monkey monkey, Handler handler, Kept kept) {
        past.add(past.size() + 1 + " " + did + " -> " + monkey.page().url());
        assertThat(faults).as(this::story).isEmpty();
        assertThatItGoesOn(monkey::page);
        kept.assertKept(monkey.page(), this::story);
        assertThat(handler.faultsOfPages()).as(this::story).isEmpty();
    }

    private void assertThatItGoesOn(Supplier<Page> page) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> title = titleOfAWayOn(page.get());
        while (title.isEmpty()) {
            assertThat(System.nanoTime())
                    .as(() -> story() + "\n" + shown(page.get()))
                    .isLessThan(end);
            page.get().waitForTimeout(100);
            title = titleOfAWayOn(page.get());
        }
        assertThat(title.get()).as(this::story).doesNotContain("出了点问题");
    }

    /** The page's title, if there is something to do on it; a page that is just being left has nothing any more. */
    private static Optional<String> titleOfAWayOn(Page page) {
        try {
            return Optional.ofNullable((String) page.evaluate(A_WAY_ON));
        } catch (PlaywrightException beingLeft) {
            return Optional.empty();
        }
    }

    private static String shown(Page page) {
        try {
            return page.url() + " " + page.evaluate("() => document.readyState + document.body.innerHTML");
        } catch (PlaywrightException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String story() {
        return "seed " + SEED + "\n" + String.join("\n", past);
    }
}
