package org.yanqi.persistence;

import org.yanqi.application.port.SealedBids;
import org.yanqi.application.port.SealedBidsContract;

class StoredSealedBidsTest extends SealedBidsContract {
    private final SealedBids port = new StoredSealedBids(TestDatabase.empty());

    @Override
    protected SealedBids bids() {
        return port;
    }
}
