package org.yanqi.application.memory;

import org.yanqi.application.port.ApplicationNumbers;
import org.yanqi.application.port.ApplicationNumbersContract;

class InMemoryApplicationNumbersTest extends ApplicationNumbersContract {
    private final ApplicationNumbers port = new InMemoryApplicationNumbers();

    @Override
    protected ApplicationNumbers numbers() {
        return port;
    }
}
