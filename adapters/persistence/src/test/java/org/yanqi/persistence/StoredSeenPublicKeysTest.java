package org.yanqi.persistence;

import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.port.SeenPublicKeysContract;

class StoredSeenPublicKeysTest extends SeenPublicKeysContract {
    private final SeenPublicKeys port = new StoredSeenPublicKeys(TestDatabase.empty());

    @Override
    protected SeenPublicKeys keys() {
        return port;
    }
}
