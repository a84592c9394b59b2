package org.yanqi.application.memory;

import org.yanqi.application.port.Agreements;
import org.yanqi.application.port.AgreementsContract;

final class InMemoryAgreementsTest extends AgreementsContract {
    @Override
    protected Agreements agreements() {
        return InMemoryParties.agreements();
    }
}
