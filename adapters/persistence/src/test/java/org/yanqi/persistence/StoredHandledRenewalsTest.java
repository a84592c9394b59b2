package org.yanqi.persistence;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.HandledRenewals;
import org.yanqi.application.port.HandledRenewalsContract;
import org.yanqi.application.port.RenewalApplications;

class StoredHandledRenewalsTest extends HandledRenewalsContract {
    private final StoredRenewalApplications renewals =
            new StoredRenewalApplications(TestDatabase.empty(), TestDatabase.KEYS, new StandingClock(Renewals.MORNING));

    @Override
    protected HandledRenewals handled() {
        return renewals;
    }

    @Override
    protected RenewalApplications applications() {
        return renewals;
    }
}
