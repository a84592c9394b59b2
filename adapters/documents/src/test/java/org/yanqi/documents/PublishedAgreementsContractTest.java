package org.yanqi.documents;

import java.time.Clock;
import org.yanqi.application.port.Agreements;
import org.yanqi.application.port.AgreementsContract;

final class PublishedAgreementsContractTest extends AgreementsContract {
    @Override
    protected Agreements agreements() {
        return new PublishedAgreements(Branding.ofTheManual(), Clock.systemUTC());
    }
}
