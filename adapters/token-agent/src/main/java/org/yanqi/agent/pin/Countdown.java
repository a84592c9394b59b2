package org.yanqi.agent.pin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time that a person has to answer; whoever needs longer gets it, ten times as WCAG 2.2 §2.2.1 wants it. */
final class Countdown {
    private static final int EXTENSIONS = 10;
    private static final int URGENT = 30;
    private static final int[] MARKS = {60, URGENT, 10};

    private final Clock clock;
    private final Duration period;
    private Instant end;
    private int extensions = EXTENSIONS;
    private int announced = Integer.MAX_VALUE;

    Countdown(Duration period, Clock clock) {
        this.clock = clock;
        this.period = period;
        this.end = clock.instant().plus(period);
    }

    int secondsLeft() {
        long millis = Duration.between(clock.instant(), end).toMillis();
        return Math.toIntExact(Math.max(0, Math.ceilDiv(millis, 1000L)));
    }

    boolean isOver() {
        return secondsLeft() == 0;
    }

    boolean isUrgent() {
        return secondsLeft() <= URGENT;
    }

    /** True once at each mark that a person should hear of, who does not watch the seconds. */
    boolean announces() {
        int left = secondsLeft();
        int reached = Integer.MAX_VALUE;
        for (int mark : MARKS) {
            reached = left <= mark ? mark : reached;
        }
        boolean anew = reached < announced;
        announced = reached;
        return anew;
    }

    boolean mayBeExtended() {
        return extensions > 0;
    }

    /** The whole time begins again. */
    void extend() {
        if (mayBeExtended()) {
            extensions--;
            end = clock.instant().plus(period);
            announced = Integer.MAX_VALUE;
        }
    }
}
