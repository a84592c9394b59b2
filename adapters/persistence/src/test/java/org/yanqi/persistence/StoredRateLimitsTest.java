package org.yanqi.persistence;

import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.RateLimitsContract;

class StoredRateLimitsTest extends RateLimitsContract {
    private final RateLimits port = new StoredRateLimits(TestDatabase.empty(), TestDatabase.KEYS);

    @Override
    protected RateLimits limits() {
        return port;
    }
}
