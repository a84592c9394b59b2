package org.yanqi.application.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.IssuanceDrafts;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryIssuanceDrafts implements IssuanceDrafts {
    private final Map<ApplicationNumber, Versioned<Draft>> drafts = new HashMap<>();

    @Override
    public synchronized Optional<Versioned<Draft>> find(ApplicationNumber application) {
        return Optional.ofNullable(drafts.get(application));
    }

    @Override
    public synchronized void save(Draft draft, long version) {
        long stored = find(draft.application()).map(Versioned::version).orElse(0L);
        if (stored != version) {
            throw new StaleVersionException(draft.application().value());
        }
        drafts.put(draft.application(), new Versioned<>(draft, version + 1));
    }
}
