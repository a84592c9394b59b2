package org.yanqi.application.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryDocuments implements Documents {
    private record Key(ApplicationNumber application, Kind kind) {}

    private final Map<Key, Document> documents = new ConcurrentHashMap<>();
    private Runnable meanwhile = () -> {};
    private Runnable meanwhileKeeping = () -> {};

    /** Somebody else does this before the next document is found. */
    public void beforeFinding(Runnable somebodyElse) {
        meanwhile = somebodyElse;
    }

    /** Somebody else does this before the next document is kept. */
    public void beforeKeeping(Runnable somebodyElse) {
        meanwhileKeeping = somebodyElse;
    }

    @Override
    public void keep(ApplicationNumber application, Kind kind, Document document) {
        Runnable first = meanwhileKeeping;
        meanwhileKeeping = () -> {};
        first.run();
        documents.put(new Key(application, kind), Document.of(document.mediaType(), document.octets()));
    }

    @Override
    public Optional<Document> find(ApplicationNumber application, Kind kind) {
        Runnable first = meanwhile;
        meanwhile = () -> {};
        first.run();
        return Optional.ofNullable(documents.get(new Key(application, kind)));
    }

    @Override
    public void erase(ApplicationNumber application, Kind kind) {
        documents.remove(new Key(application, kind));
    }
}
