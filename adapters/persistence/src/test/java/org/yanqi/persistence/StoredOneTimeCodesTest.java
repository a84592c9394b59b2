package org.yanqi.persistence;

import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.OneTimeCodesContract;

class StoredOneTimeCodesTest extends OneTimeCodesContract {
    private final OneTimeCodes port = new StoredOneTimeCodes(TestDatabase.empty(), TestDatabase.KEYS);

    @Override
    protected OneTimeCodes codes() {
        return port;
    }
}
