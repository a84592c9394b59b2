package org.yanqi.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private static final Instant NOON = Instant.parse("2025-07-11T04:00:00Z");

    private final TokenBuckets buckets = new TokenBuckets(60, 3);

    @Test
    void aMinutesWorthMayComeAtOnceAndThenOneASecond() {
        assertThat(IntStream.range(0, 60).mapToObj(i -> buckets.take("a", NOON)))
                .containsOnly(Duration.ZERO);

        assertThat(buckets.take("a", NOON)).isEqualTo(Duration.ofSeconds(1));
        assertThat(buckets.take("a", NOON.plusSeconds(1))).isZero();
        assertThat(buckets.take("a", NOON.plusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoIsTurnedAwayHasNotSpentAnything() {
        IntStream.range(0, 600).forEach(i -> buckets.take("a", NOON));

        assertThat(buckets.take("a", NOON.plusSeconds(60))).isZero();
    }

    @Test
    void oneDoesNotPayForAnother() {
        IntStream.range(0, 61).forEach(i -> buckets.take("a", NOON));

        assertThat(buckets.take("b", NOON)).isZero();
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOutForLongerThanItWasAhead() {
        buckets.take("a", NOON.plusSeconds(3600));

        assertThat(buckets.take("a", NOON)).isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void memoryIsBoundedAndWhoWasHereLongestAgoIsForgotten() {
        for (String who : new String[] {"a", "b", "a", "c", "d"}) {
            IntStream.range(0, 61).forEach(i -> buckets.take(who, NOON));
        }

        assertThat(buckets.known()).isEqualTo(3);
        assertThat(buckets.take("a", NOON)).isPositive();
        assertThat(buckets.take("b", NOON)).isZero();
    }
}
