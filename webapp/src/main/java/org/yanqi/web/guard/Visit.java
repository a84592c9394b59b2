package org.yanqi.web.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * What one browser carries with it: an id of its own, and the application it may act on once it has opened it or has
 * proved to hold its UKey.
 *
 * @param id 32 hexadecimal digits
 */
public record Visit(String id, Optional<ApplicationNumber> application, Instant until) {
    /** Long enough for a renewal that waits for a reviewer or a holiday. */
    static final Duration LIFE = Duration.ofDays(30);

    public Visit {
        if (!id.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a visit's id is 32 hexadecimal digits");
        }
    }

    Visit to(ApplicationNumber number, Instant now) {
        return new Visit(id, Optional.of(number), now.plus(LIFE));
    }

    Visit withoutApplication() {
        return new Visit(id, Optional.empty(), until);
    }
}
