package org.yanqi.application.memory;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.HandledRenewals;
import org.yanqi.application.port.HandledRenewalsContract;
import org.yanqi.application.port.RenewalApplications;

class InMemoryHandledRenewalsTest extends HandledRenewalsContract {
    private final InMemoryLedger ledger = new InMemoryLedger(new StandingClock(Renewals.MORNING));

    @Override
    protected HandledRenewals handled() {
        return ledger;
    }

    @Override
    protected RenewalApplications applications() {
        return ledger;
    }
}
