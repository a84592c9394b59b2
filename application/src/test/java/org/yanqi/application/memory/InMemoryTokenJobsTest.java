package org.yanqi.application.memory;

import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.port.TokenJobsContract;

class InMemoryTokenJobsTest extends TokenJobsContract {
    private final TokenJobs port = new InMemoryTokenJobs();

    @Override
    protected TokenJobs jobs() {
        return port;
    }
}
