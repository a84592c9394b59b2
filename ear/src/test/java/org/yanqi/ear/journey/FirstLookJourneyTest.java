package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who starts Yanqi for the first time, and again. */
@TestMethodOrder(OrderAnnotation.class)
class FirstLookJourneyTest {

    @TempDir
    private static Path data;

    @Test
    @Order(1)
    void thePortalOffersTheRenewal() {
        try (RunningYanqi yanqi = RunningYanqi.on(data);
                Handler handler = new Handler()) {
            handler.page().navigate(yanqi.portal().toString());
            handler.keepScreen(0, "portal");

            assertThat(handler.page().textContent("body")).contains("在线延期");
            Figures.keep(
                    "First start and first page",
                    Map.of(
                            "from ./run to ready, built but without data", seconds(yanqi.toReady()),
                            "requests of the first page", "" + handler.requestsSent(),
                            "size of the first page", handler.bytesReceived() / 1024 + " KB"));
        }
    }

    @Test
    @Order(2)
    void theSecondStartIsQuickAndSmall() {
        try (RunningYanqi yanqi = RunningYanqi.on(data)) {
            Figures.keep(
                    "Second start",
                    Map.of(
                            "from ./run to ready",
                            seconds(yanqi.toReady()),
                            "resident memory of the server",
                            yanqi.serverMegabytes() + " MB"));
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
