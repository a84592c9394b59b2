package org.yanqi.application.memory;

import java.time.Instant;

/** Holds what is kept for a while only. */
interface Perishable {
    /** Erases what is of before this moment, and tells how much it was. */
    int eraseOlderThan(Instant moment);
}
