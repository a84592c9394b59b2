package org.yanqi.agent.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RestTest {
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private final Rest rest = new Rest(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private void died(int times, Duration apart) {
        for (int i = 0; i < times; i++) {
            now = now.plus(apart);
            rest.died();
        }
    }

    @Test
    void four_deaths_are_borne_and_the_fifth_in_a_row_asks_for_a_minute() {
        died(4, Duration.ofSeconds(1));
        assertThat(rest.isDue()).isFalse();
        died(1, Duration.ofSeconds(1));
        assertThat(rest.isDue()).isTrue();
        now = now.plusSeconds(59);
        assertThat(rest.isDue()).isTrue();
        now = now.plusSeconds(1);
        assertThat(rest.isDue()).isFalse();
    }

    @Test
    void deaths_far_apart_are_borne_for_ever() {
        died(50, Duration.ofSeconds(16));
        assertThat(rest.isDue()).isFalse();
    }

    @Test
    void a_clock_that_is_set_back_ends_the_rest() {
        died(5, Duration.ofSeconds(1));
        now = now.minusSeconds(3600);
        assertThat(rest.isDue()).isFalse();
    }
}
