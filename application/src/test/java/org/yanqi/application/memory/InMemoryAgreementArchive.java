package org.yanqi.application.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.AgreementArchive;
import org.yanqi.application.port.Agreements;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;

public final class InMemoryAgreementArchive implements AgreementArchive {
    private record Key(AgreementKind kind, Sha256 content) {}

    private final Map<Key, Agreements.Text> texts = new ConcurrentHashMap<>();

    @Override
    public void publish(Agreements.Text text) {
        texts.putIfAbsent(new Key(text.version().kind(), text.version().content()), text);
    }

    @Override
    public Optional<Agreements.Text> find(AgreementKind kind, Sha256 content) {
        return Optional.ofNullable(texts.get(new Key(kind, content)));
    }
}
