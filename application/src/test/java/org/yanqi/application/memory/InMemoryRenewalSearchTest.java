package org.yanqi.application.memory;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.application.port.RenewalSearchContract;

class InMemoryRenewalSearchTest extends RenewalSearchContract {
    private final InMemoryLedger ledger = new InMemoryLedger(new StandingClock(Renewals.MORNING));

    @Override
    protected RenewalSearch search() {
        return ledger;
    }

    @Override
    protected RenewalApplications applications() {
        return ledger;
    }
}
