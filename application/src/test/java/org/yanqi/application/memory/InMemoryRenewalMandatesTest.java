package org.yanqi.application.memory;

import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.port.RenewalMandatesContract;

class InMemoryRenewalMandatesTest extends RenewalMandatesContract {
    private final InMemoryLedger ledger = new InMemoryLedger(new StandingClock(NOW));
    private final RenewalMandates port = new InMemoryRenewalMandates(ledger);

    @Override
    protected RenewalMandates mandates() {
        return port;
    }

    @Override
    protected AuditLedger ledger() {
        return ledger;
    }
}
