package org.yanqi.emulators;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the parties take.
 *
 * @param refund from accepting a refund to having done it
 * @param invoice from accepting an invoice to having issued it
 * @param pauses before a notification is sent again; after the last one it is given up
 */
public record Pace(Duration refund, Duration invoice, List<Duration> pauses) {

    public Pace {
        pauses = List.copyOf(pauses);
    }

    /** For people: moments to wait, and WeChat Pay's own pauses from 15 seconds to 6 hours. */
    public static Pace leisurely() {
        List<Duration> seconds = IntStream.of(
                        15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600)
                .mapToObj(Duration::ofSeconds)
                .toList();
        return new Pace(Duration.ofSeconds(3), Duration.ofSeconds(4), seconds);
    }

    /** For tests: everything within a second. */
    public static Pace brisk() {
        List<Duration> pauses = IntStream.range(0, 15)
                .mapToObj(attempt -> Duration.ofMillis(100L + 50L * attempt))
                .toList();
        return new Pace(Duration.ofMillis(300), Duration.ofMillis(300), pauses);
    }
}
