package org.yanqi.persistence;

import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.port.TokenJobsContract;

class StoredTokenJobsTest extends TokenJobsContract {
    private final TokenJobs port = new StoredTokenJobs(TestDatabase.empty());

    @Override
    protected TokenJobs jobs() {
        return port;
    }
}
