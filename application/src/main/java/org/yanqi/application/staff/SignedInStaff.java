package org.yanqi.application.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.StaffSessions;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.staff.StaffSession;

/** Knows a member of staff again by what the browser keeps, until signed out or silent for too long. */
public final class SignedInStaff {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_SECRET = 64;

    private final StaffSessions sessions;
    private final Clock clock;

    public SignedInStaff(StaffSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    public Optional<StaffSession> by(String secret) {
        Instant now = clock.instant();
        return secret.length() > LONGEST_SECRET
                ? Optional.empty()
                : sessions.find(Sha256.of(secret))
                        .filter(session -> session.isValid(now))
                        .map(session -> noted(session, now));
    }

    public void signOut(String secret) {
        sessions.end(Sha256.of(secret));
    }

    private StaffSession noted(StaffSession session, Instant now) {
        if (session.seen().plus(NOTED_EVERY).isAfter(now)) {
            return session;
        }
        StaffSession seen = session.seenAt(now);
        sessions.keep(seen);
        return seen;
    }
}
