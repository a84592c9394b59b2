package org.yanqi.persistence;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.application.port.RenewalSearchContract;

class StoredRenewalSearchTest extends RenewalSearchContract {
    private final StoredRenewalApplications store =
            new StoredRenewalApplications(TestDatabase.empty(), TestDatabase.KEYS, new StandingClock(Renewals.MORNING));

    @Override
    protected RenewalSearch search() {
        return store;
    }

    @Override
    protected RenewalApplications applications() {
        return store;
    }
}
