package org.yanqi.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The computer's clock, which somebody has set. */
final class MovingClock extends Clock {
    private Duration ahead = Duration.ZERO;

    void set(Duration aheadOfTheTime) {
        ahead = aheadOfTheTime;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the agent knows no zones");
    }
}
