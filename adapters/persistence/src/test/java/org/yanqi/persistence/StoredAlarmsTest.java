package org.yanqi.persistence;

import org.yanqi.application.port.Alarms;
import org.yanqi.application.port.AlarmsContract;
import org.yanqi.application.port.AuditLedger;

class StoredAlarmsTest extends AlarmsContract {
    private final TestDatabase database = TestDatabase.empty();

    @Override
    protected Alarms alarms() {
        return new StoredAlarms(database);
    }

    @Override
    protected AuditLedger ledger() {
        return new StoredAuditLedger(database);
    }
}
