package org.yanqi.agent.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountdownTest {
    private final HandClock clock = new HandClock();
    private final Countdown countdown = new Countdown(Duration.ofMinutes(2), clock);

    @Test
    void it_counts_down_to_its_end() {
        assertThat(countdown.secondsLeft()).isEqualTo(120);
        clock.pass(Duration.ofMillis(89_500));
        assertThat(countdown.secondsLeft()).isEqualTo(31);
        assertThat(countdown.isUrgent()).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(countdown.isUrgent()).isTrue();
        clock.pass(Duration.ofSeconds(29));
        assertThat(countdown.isOver()).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(countdown.isOver()).isTrue();
    }

    @Test
    void each_mark_is_announced_once() {
        assertThat(countdown.announces()).isFalse();
        for (int mark : new int[] {60, 30, 10}) {
            clock.pass(Duration.ofSeconds(countdown.secondsLeft() - mark));
            assertThat(countdown.announces()).as("at %d", mark).isTrue();
            assertThat(countdown.announces()).as("again at %d", mark).isFalse();
        }
    }

    @Test
    void it_is_extended_ten_times_and_then_no_more() {
        for (int i = 0; i < 10; i++) {
            clock.pass(Duration.ofSeconds(119));
            assertThat(countdown.mayBeExtended()).isTrue();
            countdown.extend();
            assertThat(countdown.secondsLeft()).isEqualTo(120);
        }
        assertThat(countdown.mayBeExtended()).isFalse();
        clock.pass(Duration.ofSeconds(100));
        countdown.extend();
        assertThat(countdown.secondsLeft()).isEqualTo(20);
    }

    @Test
    void after_an_extension_the_marks_are_announced_again() {
        clock.pass(Duration.ofSeconds(115));
        assertThat(countdown.announces()).isTrue();
        countdown.extend();
        clock.pass(Duration.ofSeconds(60));
        assertThat(countdown.announces()).isTrue();
    }
}
