package org.yanqi.application.memory;

import org.yanqi.application.port.AgreementArchive;
import org.yanqi.application.port.AgreementArchiveContract;

class InMemoryAgreementArchiveTest extends AgreementArchiveContract {
    private final AgreementArchive port = new InMemoryAgreementArchive();

    @Override
    protected AgreementArchive archive() {
        return port;
    }
}
