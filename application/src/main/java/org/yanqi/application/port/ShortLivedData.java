package org.yanqi.application.port;

import java.time.Instant;

/** What is kept for a while only. */
public interface ShortLivedData {
    /** Kinds with a retention period of their own. */
    enum Kind {
        ONE_TIME_CODES,
        RATE_LIMITS,
        RECEIVED_MESSAGES,
        /** But not of a renewal that was paid for and has not come to its end: the token agent may have begun with them. */
        TOKEN_JOBS,
        /** Of ID cards and documents, since the last step of a renewal that was paid for: they have been looked at. */
        PICTURES_OF_RENEWED,
        DELIVERED_EVENTS,
        STAFF_SESSIONS
    }

    /** @return how many were erased */
    int erase(Kind kind, Instant olderThan);
}
