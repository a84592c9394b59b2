package org.yanqi.application.memory;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.Alarms;
import org.yanqi.application.port.AlarmsContract;
import org.yanqi.application.port.AuditLedger;

class InMemoryAlarmsTest extends AlarmsContract {
    private final AuditLedger ledger = new InMemoryLedger(new StandingClock(Renewals.MORNING));
    private final Alarms port = new InMemoryAlarms(ledger);

    @Override
    protected Alarms alarms() {
        return port;
    }

    @Override
    protected AuditLedger ledger() {
        return ledger;
    }
}
