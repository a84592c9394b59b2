package org.yanqi.application.memory;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.AuditLedgerContract;

class InMemoryAuditLedgerTest extends AuditLedgerContract {
    private final InMemoryLedger ledger = new InMemoryLedger(new StandingClock(Renewals.MORNING));

    @Override
    protected AuditLedger ledger() {
        return ledger;
    }
}
