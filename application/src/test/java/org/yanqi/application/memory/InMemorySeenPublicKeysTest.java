package org.yanqi.application.memory;

import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.port.SeenPublicKeysContract;

class InMemorySeenPublicKeysTest extends SeenPublicKeysContract {
    private final SeenPublicKeys port = new InMemorySeenPublicKeys();

    @Override
    protected SeenPublicKeys keys() {
        return port;
    }
}
