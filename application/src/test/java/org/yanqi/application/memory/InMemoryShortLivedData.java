package org.yanqi.application.memory;

import java.time.Instant;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.yanqi.application.port.ShortLivedData;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;

/** Erases from the other adapters what is too old. */
public final class InMemoryShortLivedData implements ShortLivedData {
    private final InMemoryOneTimeCodes codes;
    private final InMemoryRateLimits limits;
    private final InMemoryReceivedMessages messages;
    private final InMemoryTokenJobs jobs;
    private final InMemoryLedger ledger;
    private final InMemoryStaffSessions sessions;
    private final InMemoryDocuments documents;

    public InMemoryShortLivedData(
            InMemoryOneTimeCodes codes,
            InMemoryRateLimits limits,
            InMemoryReceivedMessages messages,
            InMemoryTokenJobs jobs,
            InMemoryLedger ledger,
            InMemoryStaffSessions sessions,
            InMemoryDocuments documents) {
        this.codes = codes;
        this.limits = limits;
        this.messages = messages;
        this.jobs = jobs;
        this.ledger = ledger;
        this.sessions = sessions;
        this.documents = documents;
    }

    @Override
    public int erase(Kind kind, Instant olderThan) {
        Perishable kept = switch (kind) {
            case ONE_TIME_CODES -> codes;
            case RATE_LIMITS -> limits;
            case RECEIVED_MESSAGES -> messages;
            case TOKEN_JOBS -> this::eraseJobs;
            case DELIVERED_EVENTS -> ledger;
            case STAFF_SESSIONS -> sessions;
            case PICTURES_OF_RENEWED -> this::erasePictures;
        };
        return kept.eraseOlderThan(olderThan);
    }

    private int eraseJobs(Instant olderThan) {
        var unfinished = EnumSet.range(RenewalStatus.PAID, RenewalStatus.INSTALLED);
        return jobs.eraseOlderThan(
                olderThan,
                ledger.unchangedSince(unfinished, Instant.MAX, Integer.MAX_VALUE).stream()
                        .map(ApplicationNumber::value)
                        .collect(Collectors.toSet()));
    }

    private int erasePictures(Instant olderThan) {
        var paidFor = EnumSet.range(RenewalStatus.PAID, RenewalStatus.COMPLETED);
        return documents.erasePictures(ledger.unchangedSince(paidFor, olderThan.minusNanos(1), Integer.MAX_VALUE));
    }
}
