package org.yanqi.domain.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.yanqi.domain.Bytes;

/**
 * The local account of a member of staff. Five failures in a row lock it for a quarter of an hour; a code of the one-time
 * password generator counts once.
 *
 * @param passwordHash in PHC string format
 * @param generatorSecret the shared secret of the one-time password generator (RFC 6238), 20 octets or more
 * @param lastTimeStep the time step of the last code that was taken
 */
public record StaffAccount(
        StaffName name,
        Set<StaffRole> roles,
        String passwordHash,
        Bytes generatorSecret,
        int failures,
        Optional<Instant> lockedUntil,
        long lastTimeStep) {
    public static final int MOST_FAILURES = 5;
    public static final Duration LOCK = Duration.ofMinutes(15);

    public StaffAccount {
        roles = Set.copyOf(roles);
        if (generatorSecret.length() < 20) {
            throw new IllegalArgumentException("a generator's secret has at least 20 octets (RFC 4226 §4)");
        }
    }

    public static StaffAccount fresh(StaffName name, Set<StaffRole> roles, String passwordHash, Bytes generatorSecret) {
        return new StaffAccount(name, roles, passwordHash, generatorSecret, 0, Optional.empty(), 0);
    }

    public boolean isLocked(Instant now) {
        return lockedUntil.filter(now::isBefore).isPresent();
    }

    /** A code that was taken, or one before it, is not taken again. */
    public boolean isFresh(long timeStep) {
        return timeStep > lastTimeStep;
    }

    public StaffAccount afterFailure(Instant now) {
        int count = failures + 1;
        return count < MOST_FAILURES
                ? with(count, lockedUntil, lastTimeStep)
                : with(0, Optional.of(now.plus(LOCK)), lastTimeStep);
    }

    public StaffAccount afterSignIn(long timeStep) {
        return with(0, Optional.empty(), timeStep);
    }

    private StaffAccount with(int count, Optional<Instant> locked, long timeStep) {
        return new StaffAccount(name, roles, passwordHash, generatorSecret, count, locked, timeStep);
    }

    /** Neither hash nor secret. */
    @Override
    public String toString() {
        return "StaffAccount[" + name + ", " + roles + "]";
    }
}
