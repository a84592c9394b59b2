package org.yanqi.persistence;

import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.port.RenewalMandatesContract;

class StoredRenewalMandatesTest extends RenewalMandatesContract {
    private final Transactions transactions = TestDatabase.empty();

    @Override
    protected RenewalMandates mandates() {
        return new StoredRenewalMandates(transactions);
    }

    @Override
    protected AuditLedger ledger() {
        return new StoredAuditLedger(transactions);
    }
}
