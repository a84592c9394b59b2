package org.yanqi.application.memory;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemorySeenPublicKeys implements SeenPublicKeys {
    private record Claim(PublicKey key, ApplicationNumber application) {}

    private final SequencedMap<Sha256, Claim> claims = new LinkedHashMap<>();

    @Override
    public synchronized boolean claim(PublicKey key, ApplicationNumber application) {
        return claims.computeIfAbsent(key.fingerprint(), shown -> new Claim(key, application))
                .application()
                .equals(application);
    }

    @Override
    public synchronized List<BigInteger> moduliOfOthers(ApplicationNumber application, int most) {
        return claims.sequencedValues().reversed().stream()
                .filter(claim -> !claim.application().equals(application))
                .map(Claim::key)
                .filter(PublicKey.Rsa.class::isInstance)
                .map(key -> ((PublicKey.Rsa) key).modulus())
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Optional<ApplicationNumber> firstShownBy(Sha256 publicKey) {
        return Optional.ofNullable(claims.get(publicKey)).map(Claim::application);
    }
}
