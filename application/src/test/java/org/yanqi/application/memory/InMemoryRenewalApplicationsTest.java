package org.yanqi.application.memory;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.Outbox;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.RenewalApplicationsContract;

class InMemoryRenewalApplicationsTest extends RenewalApplicationsContract {
    private final InMemoryLedger ledger = new InMemoryLedger(new StandingClock(Renewals.MORNING));

    @Override
    protected RenewalApplications applications() {
        return ledger;
    }

    @Override
    protected Outbox outbox() {
        return ledger;
    }

    @Override
    protected AuditLedger ledger() {
        return ledger;
    }
}
