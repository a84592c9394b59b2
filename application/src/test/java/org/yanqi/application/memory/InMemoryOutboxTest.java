package org.yanqi.application.memory;

import org.yanqi.application.port.Outbox;
import org.yanqi.application.port.OutboxContract;
import org.yanqi.application.port.RenewalApplications;

class InMemoryOutboxTest extends OutboxContract {
    private final InMemoryLedger ledger = new InMemoryLedger(clock);

    @Override
    protected Outbox outbox() {
        return ledger;
    }

    @Override
    protected RenewalApplications applications() {
        return ledger;
    }
}
