package org.yanqi.application.memory;

import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.RateLimitsContract;

class InMemoryRateLimitsTest extends RateLimitsContract {
    private final RateLimits port = new InMemoryRateLimits();

    @Override
    protected RateLimits limits() {
        return port;
    }
}
