package org.yanqi.pki;

import org.yanqi.application.port.SerialNumbers;
import org.yanqi.application.port.SerialNumbersContract;

final class RandomSerialNumbersTest extends SerialNumbersContract {
    @Override
    protected SerialNumbers serials() {
        return new RandomSerialNumbers();
    }
}
