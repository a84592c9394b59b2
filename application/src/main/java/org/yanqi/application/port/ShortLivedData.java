package org.yanqi.application.port;

import java.time.Instant;

/** What is kept for a while only, whatever becomes of its application. */
public interface ShortLivedData {
    /** Kinds with a retention period of their own. */
    enum Kind {
        ONE_TIME_CODES,
        RATE_LIMITS,
        RECEIVED_MESSAGES,
        TOKEN_JOBS,
        /** Of ID cards and documents, since the last step of a renewal that was paid for: they have been looked at. */
        PICTURES_OF_RENEWED,
        DELIVERED_EVENTS,
        STAFF_SESSIONS
    }

    /** @return how many were erased */
    int erase(Kind kind, Instant olderThan);
}
