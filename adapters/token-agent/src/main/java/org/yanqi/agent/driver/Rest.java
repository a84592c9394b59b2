package org.yanqi.agent.driver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps a driver that dies again and again from being started again and again. */
final class Rest {
    private static final int DEATHS = 5;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    Rest(Clock clock) {
        this.clock = clock;
    }

    synchronized void died() {
        deaths.addLast(clock.instant());
        if (deaths.size() > DEATHS) {
            deaths.removeFirst();
        }
    }

    /** After five deaths within a minute, until a minute has passed since the last; a clock set back ends it. */
    synchronized boolean isDue() {
        if (deaths.size() < DEATHS) {
            return false;
        }
        boolean inARow = Duration.between(deaths.getFirst(), deaths.getLast()).compareTo(PERIOD) < 0;
        var since = Duration.between(deaths.getLast(), clock.instant());
        return inARow && !since.isNegative() && since.compareTo(PERIOD) < 0;
    }
}
