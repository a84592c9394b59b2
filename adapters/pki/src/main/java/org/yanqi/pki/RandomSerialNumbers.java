package org.yanqi.pki;

import java.math.BigInteger;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.domain.certificate.SerialNumber;

/** 127 random bits: 31 or 32 hexadecimal digits, as users in China know them, and no two alike. */
public final class RandomSerialNumbers implements SerialNumbers {
    private static final int BITS = 127;

    @Override
    public SerialNumber reserve() {
        BigInteger value;
        do {
            value = new BigInteger(BITS, Crypto.RANDOM);
        } while (value.signum() == 0);
        return new SerialNumber(value);
    }
}
