package org.yanqi.documents;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.yanqi.application.port.AgreementArchive;
import org.yanqi.application.port.Agreements;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;

/** An archive in memory. */
final class TestArchive implements AgreementArchive {
    private final List<Agreements.Text> texts = new CopyOnWriteArrayList<>();

    static TestArchive of(PublishedAgreements agreements) {
        var archive = new TestArchive();
        agreements.all().forEach(archive::publish);
        return archive;
    }

    @Override
    public void publish(Agreements.Text text) {
        if (find(text.version().kind(), text.version().content()).isEmpty()) {
            texts.add(text);
        }
    }

    @Override
    public Optional<Agreements.Text> find(AgreementKind kind, Sha256 content) {
        return texts.stream()
                .filter(text -> text.version().kind() == kind)
                .filter(text -> text.version().content().equals(content))
                .findFirst();
    }
}
