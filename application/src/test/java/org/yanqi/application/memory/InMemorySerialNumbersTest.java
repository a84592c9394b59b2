package org.yanqi.application.memory;

import org.yanqi.application.port.SerialNumbers;
import org.yanqi.application.port.SerialNumbersContract;

final class InMemorySerialNumbersTest extends SerialNumbersContract {
    @Override
    protected SerialNumbers serials() {
        return new InMemorySerialNumbers();
    }
}
