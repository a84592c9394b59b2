package org.yanqi.application.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemorySeenPublicKeys implements SeenPublicKeys {
    private final Map<Sha256, ApplicationNumber> claims = new ConcurrentHashMap<>();

    @Override
    public boolean claim(Sha256 publicKey, ApplicationNumber application) {
        return claims.computeIfAbsent(publicKey, key -> application).equals(application);
    }
}
