package org.yanqi.application.memory;

import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.OneTimeCodesContract;

class InMemoryOneTimeCodesTest extends OneTimeCodesContract {
    private final OneTimeCodes port = new InMemoryOneTimeCodes();

    @Override
    protected OneTimeCodes codes() {
        return port;
    }
}
