package org.yanqi.application.memory;

import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.application.port.SealedChallenges;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;

/** Seals what {@link ToyPki} opens. */
public final class InMemorySealedChallenges implements SealedChallenges {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Challenge sealFor(Certificate encryption) {
        String secret = "challenge " + count.incrementAndGet();
        return new Challenge(ToyEncoding.sealed(secret, encryption), Sha256.of(secret));
    }
}
