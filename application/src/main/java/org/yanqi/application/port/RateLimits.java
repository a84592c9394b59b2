package org.yanqi.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts attempts on all nodes together. */
public interface RateLimits {
    /** At most so many within a period. */
    record Limit(int most, Duration within) {
        public Limit {
            if (most < 1 || within.isNegative() || within.isZero()) {
                throw new IllegalArgumentException("a limit allows something within some time");
            }
        }
    }

    /**
     * Counts an attempt, unless there have been too many.
     *
     * @param subject who or what attempts which act; kept as a keyed hash only
     * @return nothing if it may go on, or the moment from which it may be tried again
     */
    Optional<Instant> attempt(String subject, Limit limit, Instant now);

    /** The attempts came to a good end: what was counted of this subject is forgotten. */
    void forgive(String subject);
}
