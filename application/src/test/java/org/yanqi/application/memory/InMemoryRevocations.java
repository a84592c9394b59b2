package org.yanqi.application.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.certificate.SerialNumber;

public final class InMemoryRevocations implements Revocations {
    private final Map<SerialNumber, Revocation> revocations = new ConcurrentSkipListMap<>();

    @Override
    public Optional<Revocation> find(SerialNumber serial) {
        return Optional.ofNullable(revocations.get(serial));
    }

    @Override
    public void keep(Revocation revocation) {
        revocations.putIfAbsent(revocation.serial(), revocation);
    }

    @Override
    public List<Revocation> all() {
        return List.copyOf(revocations.values());
    }
}
