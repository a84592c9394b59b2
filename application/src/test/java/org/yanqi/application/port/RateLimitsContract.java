package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.RateLimits.Limit;

/** What every counter of attempts does, however it divides the time. */
public abstract class RateLimitsContract {
    private static final Instant NOW = Instant.parse("2025-07-11T01:30:00Z");
    private static final Limit LIMIT = new Limit(3, Duration.ofMinutes(10));
    private static final String SUBJECT = "one-time-code:192.0.2.7";

    protected abstract RateLimits limits();

    @Test
    void so_many_may_go_on_and_the_next_is_told_from_when() {
        exhaust(SUBJECT, NOW);
        assertThat(attempt(NOW).orElseThrow()).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(LIMIT.within()));
    }

    @Test
    void at_the_moment_that_was_told_one_may_go_on() {
        exhaust(SUBJECT, NOW);
        Instant told = attempt(NOW).orElseThrow();
        assertThat(attempt(told)).isEmpty();
    }

    @Test
    void until_then_nobody_may_go_on() {
        exhaust(SUBJECT, NOW);
        Instant told = attempt(NOW).orElseThrow();
        assertThat(attempt(told.minusMillis(1))).contains(told);
    }

    @Test
    void who_is_refused_is_not_made_to_wait_longer() {
        exhaust(SUBJECT, NOW);
        Instant told = attempt(NOW).orElseThrow();
        for (int count = 0; count < 10; count++) {
            assertThat(attempt(NOW)).contains(told);
        }
        assertThat(attempt(told)).isEmpty();
    }

    @Test
    void after_the_period_as_many_may_go_on_again() {
        exhaust(SUBJECT, NOW);
        Instant later = NOW.plus(LIMIT.within());
        exhaust(SUBJECT, later);
        assertThat(attempt(later)).isPresent();
    }

    @Test
    void one_subject_does_not_use_up_what_another_has() {
        exhaust(SUBJECT, NOW);
        exhaust("one-time-code:192.0.2.8", NOW);
        exhaust("sign-in:192.0.2.7", NOW);
    }

    @Test
    void who_is_forgiven_may_go_on_as_often_as_before_and_nobody_else() {
        exhaust(SUBJECT, NOW);
        exhaust("sign-in:192.0.2.7", NOW);
        limits().forgive(SUBJECT);
        limits().forgive("never seen");
        exhaust(SUBJECT, NOW);
        assertThat(attempt(NOW)).isPresent();
        assertThat(limits().attempt("sign-in:192.0.2.7", LIMIT, NOW)).isPresent();
    }

    @Test
    void of_many_at_once_only_so_many_may_go_on() {
        assertThat(AtOnce.doing(8, count -> attempt(NOW)))
                .filteredOn(Optional::isEmpty)
                .hasSize(LIMIT.most());
    }

    private void exhaust(String subject, Instant at) {
        for (int count = 0; count < LIMIT.most(); count++) {
            assertThat(limits().attempt(subject, LIMIT, at)).isEmpty();
        }
    }

    private Optional<Instant> attempt(Instant at) {
        return limits().attempt(SUBJECT, LIMIT, at);
    }
}
