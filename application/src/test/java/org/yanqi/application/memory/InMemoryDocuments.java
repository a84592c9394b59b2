package org.yanqi.application.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryDocuments implements Documents {
    private record Key(ApplicationNumber application, Kind kind) {}

    private final Map<Key, Document> documents = new ConcurrentHashMap<>();

    @Override
    public void keep(ApplicationNumber application, Kind kind, Document document) {
        documents.put(new Key(application, kind), Document.of(document.mediaType(), document.octets()));
    }

    @Override
    public Optional<Document> find(ApplicationNumber application, Kind kind) {
        return Optional.ofNullable(documents.get(new Key(application, kind)));
    }

    @Override
    public void erase(ApplicationNumber application, Kind kind) {
        documents.remove(new Key(application, kind));
    }
}
