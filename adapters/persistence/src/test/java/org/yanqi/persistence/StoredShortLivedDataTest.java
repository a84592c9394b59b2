package org.yanqi.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
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

class StoredShortLivedDataTest extends ShortLivedDataContract {
    private final TestDatabase database = TestDatabase.empty();

    @TempDir
    private Path directory;

    @Override
    protected ShortLivedData data() {
        return new StoredShortLivedData(database);
    }

    @Override
    protected OneTimeCodes codes() {
        return new StoredOneTimeCodes(database, TestDatabase.KEYS);
    }

    @Override
    protected RateLimits limits() {
        return new StoredRateLimits(database, TestDatabase.KEYS);
    }

    @Override
    protected ReceivedMessages messages() {
        return new StoredReceivedMessages(database, TestDatabase.KEYS);
    }

    @Override
    protected TokenJobs jobs() {
        return new StoredTokenJobs(database);
    }

    @Override
    protected Outbox outbox() {
        return new StoredOutbox(database, clock);
    }

    @Override
    protected RenewalApplications applications() {
        return new StoredRenewalApplications(database, TestDatabase.KEYS, clock);
    }

    @Override
    protected Documents documents() {
        try {
            return new StoredDocuments(database, TestDatabase.KEYS, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected StaffSessions sessions() {
        return new StoredStaffSessions(database);
    }
}
