package org.yanqi.persistence;

import org.yanqi.application.port.ApplicationNumbers;
import org.yanqi.application.port.ApplicationNumbersContract;

class StoredApplicationNumbersTest extends ApplicationNumbersContract {
    private final ApplicationNumbers port = new StoredApplicationNumbers(TestDatabase.empty());

    @Override
    protected ApplicationNumbers numbers() {
        return port;
    }
}
