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

/** Whatever somebody clicks: no error page, nothing accepted is lost, and there is always a way on. */
class MonkeyJourneyTest {

    private static final long SEED = Long.getLong("yanqi.monkey.seed", 20261123L);
    private static final int STEPS = Integer.getInteger("yanqi.monkey.steps", 120);
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String A_WAY_ON = """
            () => ['main h1', 'main a[href], main button']
                .every(what => [...document.querySelectorAll(what)].some(seen => seen.checkVisibility()))
                ? document.title : null
            """;
    /** In the order in which an application comes by them; beside the way stand FACE_PENDING and UNDER_REVIEW. */
    private static final List<String> MILESTONES = List.of(
            "OPENED",
            "ACKNOWLEDGED",
            "PRESENTED",
            "IDENTIFIED",
            "FACE_VERIFIED",
            "SIGNED",
            "PAID",
            "ISSUING",
            "ISSUED",
            "INSTALLED",
            "COMPLETED");

    private static final List<String> ENDED = List.of("CANCELLED", "REJECTED");

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> past = new ArrayList<>();

    @Test
    void nothingThatAnybodyDoesLeadsNowhere(@TempDir Path folder, TestReporter reporter) {
        reporter.publishEntry("yanqi.monkey.seed", "" + SEED);
        try (var yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
                var phone = new Phone(yanqi.phone());
                var handler = new Handler()) {
            var database = new Database(yanqi.data());
            handler.page().context().onResponse(response -> {
                if (response.status() >= 500
                        && response.url().startsWith(yanqi.portal().toString())) {
                    faults.add(response.status() + " " + response.url());
                }
            });
            var monkey = new Monkey(yanqi, phone, handler, Person.ZHANG, SEED);
            var accepted = new Accepted(database);
            long end = System.nanoTime() + LONGEST.toNanos();
            for (int step = 1; step <= STEPS && System.nanoTime() < end; step++) {
                String did = monkey.act();
                past.add(step + " " + did + " -> " + monkey.page().url());
                assertThat(faults).as(this::story).isEmpty();
                assertThatItGoesOn(monkey::page);
                accepted.assertKept(this::story);
            }
            reporter.publishEntry("steps", past.size() + ", farthest: " + accepted.farthest());
            Page fresh = handler.page().context().newPage();
            fresh.navigate(yanqi.portal() + "renewal");
            assertThatItGoesOn(() -> fresh);
            assertThat(handler.faultsOfPages()).as(this::story).isEmpty();
        }
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

    /** How far each application has come; that only ever grows, unless its handler has ended it. */
    private static final class Accepted {

        private final Database database;
        private List<String> last = List.of();

        Accepted(Database database) {
            this.database = database;
        }

        void assertKept(Supplier<String> story) {
            List<String> now = database.texts("select status from renewal order by number");
            assertThat(now).as(story).hasSizeGreaterThanOrEqualTo(last.size());
            for (int at = 0; at < last.size(); at++) {
                if (!ENDED.contains(now.get(at))) {
                    assertThat(rank(now.get(at))).as(story).isGreaterThanOrEqualTo(rank(last.get(at)));
                }
            }
            last = now;
        }

        String farthest() {
            return String.join(", ", last);
        }

        private static int rank(String status) {
            return switch (status) {
                case "FACE_PENDING", "UNDER_REVIEW" -> MILESTONES.indexOf("IDENTIFIED");
                case "CANCELLED", "REJECTED", "LAPSED", "ERASED" -> -1;
                default -> MILESTONES.indexOf(status);
            };
        }
    }
}
