package org.yanqi.application.memory;

import java.time.Instant;
import org.yanqi.application.port.ShortLivedData;

/** Erases from the other adapters what is too old. */
public final class InMemoryShortLivedData implements ShortLivedData {
    private final InMemoryOneTimeCodes codes;
    private final InMemoryRateLimits limits;
    private final InMemoryReceivedMessages messages;
    private final InMemoryTokenJobs jobs;
    private final InMemoryLedger ledger;
    private final InMemoryStaffSessions sessions;

    public InMemoryShortLivedData(
            InMemoryOneTimeCodes codes,
            InMemoryRateLimits limits,
            InMemoryReceivedMessages messages,
            InMemoryTokenJobs jobs,
            InMemoryLedger ledger,
            InMemoryStaffSessions sessions) {
        this.codes = codes;
        this.limits = limits;
        this.messages = messages;
        this.jobs = jobs;
        this.ledger = ledger;
        this.sessions = sessions;
    }

    @Override
    public int erase(Kind kind, Instant olderThan) {
        Perishable kept = switch (kind) {
            case ONE_TIME_CODES -> codes;
            case RATE_LIMITS -> limits;
            case RECEIVED_MESSAGES -> messages;
            case TOKEN_JOBS -> jobs;
            case DELIVERED_EVENTS -> ledger;
            case STAFF_SESSIONS -> sessions;
        };
        return kept.eraseOlderThan(olderThan);
    }
}
