package org.yanqi.application.memory;

import org.yanqi.application.port.SealedBids;
import org.yanqi.application.port.SealedBidsContract;

class InMemorySealedBidsTest extends SealedBidsContract {
    private final SealedBids port = new InMemorySealedBids();

    @Override
    protected SealedBids bids() {
        return port;
    }
}
