package org.yanqi.domain.staff;

import java.util.Set;
import org.yanqi.domain.Bytes;

/**
 * The local account of a member of staff; a code of the one-time password generator counts once. Failures are not counted
 * here but by the name that was typed, so that names which do not exist are locked like those that do.
 *
 * @param passwordHash in PHC string format
 * @param generatorSecret the shared secret of the one-time password generator (RFC 6238), 20 octets or more
 * @param lastTimeStep the time step of the last code that was taken
 */
public record StaffAccount(
        StaffName name, Set<StaffRole> roles, String passwordHash, Bytes generatorSecret, long lastTimeStep) {
    public StaffAccount {
        roles = Set.copyOf(roles);
        if (generatorSecret.length() < 20) {
            throw new IllegalArgumentException("a generator's secret has at least 20 octets (RFC 4226 §4)");
        }
    }

    public static StaffAccount fresh(StaffName name, Set<StaffRole> roles, String passwordHash, Bytes generatorSecret) {
        return new StaffAccount(name, roles, passwordHash, generatorSecret, 0);
    }

    /** A code that was taken, or one before it, is not taken again. */
    public boolean isFresh(long timeStep) {
        return timeStep > lastTimeStep;
    }

    public StaffAccount afterSignIn(long timeStep) {
        return new StaffAccount(name, roles, passwordHash, generatorSecret, timeStep);
    }

    /** Neither hash nor secret. */
    @Override
    public String toString() {
        return "StaffAccount[" + name + ", " + roles + "]";
    }
}
