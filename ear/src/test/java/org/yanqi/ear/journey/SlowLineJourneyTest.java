package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way at the end of the line that WebPageTest calls "Slow 3G": 400 kbit/s each way, 400 ms there and back, and
 * nothing in the browser's cache. Of every screen it is measured what it weighs and how far its parts move when others
 * arrive (the sum of all layout shifts that no key or click has brought about: more than Cumulative Layout Shift counts).
 */
@TestInstance(Lifecycle.PER_CLASS)
class SlowLineJourneyTest {

    private static final int LATENCY_MILLIS = 400;
    private static final int KILOBITS_PER_SECOND = 400;
    private static final int MOST_BYTES = 300_000;
    private static final double MOST_SHIFT = 0.1;
    private static final String WATCH = """
            new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput).forEach(entry =>
              moved(document.querySelector('[data-screen]')?.dataset.screen ?? location.pathname, performance.timeOrigin, entry.value,
                entry.sources.map(source => source.node?.outerHTML ?? source.node?.textContent ?? 'gone').join(' | ').slice(0, 300))))
              .observe({ type: 'layout-shift', buffered: true });
            """;

    private final Map<String, Double> shifts = new TreeMap<>();
    private final StringBuilder moved = new StringBuilder();
    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
        phone = new Phone(yanqi.phone());
        handler = new Handler();
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        handler.slowDown(LATENCY_MILLIS, KILOBITS_PER_SECOND);
        handler.page().exposeBinding("moved", (source, told) -> {
            double value = ((Number) told[2]).doubleValue();
            moved.append("%s %.4f %s%n".formatted(told[0], value, told[3]));
            return shifts.merge(told[0] + " " + told[1], value, Double::sum);
        });
        handler.page().addInitScript(WATCH);
        leaveTheAgentOnThisSideOfTheLine();
    }

    private void leaveTheAgentOnThisSideOfTheLine() {
        handler.page()
                .route(
                        "http://127.0.0.1:1753*/**",
                        route -> route.fulfill(new Route.FulfillOptions().setResponse(route.fetch())));
    }

    @AfterAll
    void stop() {
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    void everyScreenIsLightAndStaysWhereItIs() {
        weigh(() -> {
            handler.page().navigate(yanqi.portal().toString());
            assertThat(handler.at("#check-agent")).hasClass("ok");
        });
        weigh(journey::open);
        weigh(journey::readProcess);
        weigh(journey::denyBidding);
        weigh(journey::acknowledge);
        weigh(journey::readCertificate);
        weigh(journey::confirmCertificate);
        journey.fillIn();
        journey.givePicture("licence", Pictures.LICENCE);
        journey.givePicture("front", Pictures.CARD_FRONT);
        journey.givePicture("back", Pictures.CARD_BACK);
        journey.getCode();
        weigh(() -> {
            handler.at("#next").click();
            handler.awaitScreen("face");
        });
        weigh(journey::agreeToFaceCheck);
        weigh(() -> {
            phone.decideFace(journey.qrContent(), "PASSED");
            handler.awaitScreen("check");
        });
        weigh(journey::check);
        weigh(journey::sign);
        weigh(() -> journey.order(1));
        weigh(() -> {
            phone.pay(journey.qrContent());
            handler.awaitScreen("installation");
        });
        weigh(journey::install);
        weigh(journey::goOnToInvoice);
        weigh(journey::askForInvoice);

        assertThat(shifts.values())
                .as(moved.toString())
                .allSatisfy(shift -> assertThat(shift).isLessThan(MOST_SHIFT));
        assertThat(handler.faultsOfPages()).isEmpty();
    }

    /** What it takes to get to a screen: the answer to what was sent, the page and all that belongs to it. */
    private void weigh(Runnable way) {
        handler.settle();
        long before = handler.bytesReceived();
        way.run();
        handler.settle();
        assertThat(handler.bytesReceived() - before).as(handler.page().url()).isLessThan(MOST_BYTES);
    }
}
