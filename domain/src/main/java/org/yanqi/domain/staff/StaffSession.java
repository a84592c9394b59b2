package org.yanqi.domain.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.yanqi.domain.Sha256;

/** A member of staff at a browser, which knows the secret of which this is the hash; over after half an hour without a sign of life. */
public record StaffSession(Sha256 secret, StaffName name, Set<StaffRole> roles, Instant begun, Instant seen) {
    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration LIFE = Duration.ofHours(8);

    public StaffSession {
        roles = Set.copyOf(roles);
    }

    public boolean isValid(Instant now) {
        return now.isBefore(seen.plus(IDLE)) && now.isBefore(begun.plus(LIFE));
    }

    public StaffSession seenAt(Instant now) {
        return new StaffSession(secret, name, roles, begun, now);
    }
}
