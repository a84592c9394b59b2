package org.yanqi.persistence;

import org.yanqi.application.port.AgreementArchive;
import org.yanqi.application.port.AgreementArchiveContract;

class StoredAgreementArchiveTest extends AgreementArchiveContract {
    private final AgreementArchive port = new StoredAgreementArchive(TestDatabase.empty());

    @Override
    protected AgreementArchive archive() {
        return port;
    }
}
