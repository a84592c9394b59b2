package org.yanqi.application.memory;

import org.yanqi.application.port.Documents;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.Outbox;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.ReceivedMessages;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.ShortLivedData;
import org.yanqi.application.port.ShortLivedDataContract;
import org.yanqi.application.port.StaffSessions;
import org.yanqi.application.port.TokenJobs;

class InMemoryShortLivedDataTest extends ShortLivedDataContract {
    private final InMemoryOneTimeCodes codes = new InMemoryOneTimeCodes();
    private final InMemoryRateLimits limits = new InMemoryRateLimits();
    private final InMemoryReceivedMessages messages = new InMemoryReceivedMessages();
    private final InMemoryTokenJobs jobs = new InMemoryTokenJobs();
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryStaffSessions sessions = new InMemoryStaffSessions();
    private final InMemoryDocuments documents = new InMemoryDocuments();

    @Override
    protected ShortLivedData data() {
        return new InMemoryShortLivedData(codes, limits, messages, jobs, ledger, sessions, documents);
    }

    @Override
    protected OneTimeCodes codes() {
        return codes;
    }

    @Override
    protected RateLimits limits() {
        return limits;
    }

    @Override
    protected ReceivedMessages messages() {
        return messages;
    }

    @Override
    protected TokenJobs jobs() {
        return jobs;
    }

    @Override
    protected Outbox outbox() {
        return ledger;
    }

    @Override
    protected RenewalApplications applications() {
        return ledger;
    }

    @Override
    protected Documents documents() {
        return documents;
    }

    @Override
    protected StaffSessions sessions() {
        return sessions;
    }
}
