package org.yanqi.application.memory;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryDocuments implements Documents {
    private static final Set<Kind> PICTURES =
            EnumSet.of(Kind.ORGANISATION_DOCUMENT, Kind.ID_CARD_FRONT, Kind.ID_CARD_BACK);

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

    synchronized int erasePictures(Collection<ApplicationNumber> applications) {
        int before = documents.size();
        documents.keySet().removeIf(key -> applications.contains(key.application()) && PICTURES.contains(key.kind()));
        return before - documents.size();
    }

    @Override
    public void erase(ApplicationNumber application, Kind kind) {
        documents.remove(new Key(application, kind));
    }
}
