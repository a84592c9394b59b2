package org.yanqi.application.memory;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.application.port.Secrets;
import org.yanqi.domain.Sha256;

/** Secrets that are the same in every run, and so none. */
public final class InMemorySecrets implements Secrets {
    private static final int IDENTIFIER_DIGITS = 32;

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public String identifier() {
        return next().hex().substring(0, IDENTIFIER_DIGITS);
    }

    @Override
    public String digits(int length) {
        String decimal = "0".repeat(length) + new BigInteger(1, next().octets());
        return decimal.substring(decimal.length() - length);
    }

    private Sha256 next() {
        return Sha256.of("secret " + count.incrementAndGet());
    }
}
