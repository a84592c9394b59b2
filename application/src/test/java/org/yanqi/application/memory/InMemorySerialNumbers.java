package org.yanqi.application.memory;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;

/** The same serial numbers in every run. */
public final class InMemorySerialNumbers implements SerialNumbers {
    private static final int OCTETS = 16;

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public SerialNumber reserve() {
        byte[] hash = Sha256.of("serial " + count.incrementAndGet()).octets();
        return new SerialNumber(new BigInteger(1, hash, 0, OCTETS));
    }
}
