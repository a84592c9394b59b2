package org.yanqi.documents;

import org.yanqi.application.memory.InMemoryAgreementArchive;
import org.yanqi.application.port.AgreementArchive;

/** Archives as they are after a start of the platform. */
final class TestArchive {
    private TestArchive() {}

    static AgreementArchive of(PublishedAgreements agreements) {
        var archive = new InMemoryAgreementArchive();
        agreements.all().forEach(archive::publish);
        return archive;
    }
}
