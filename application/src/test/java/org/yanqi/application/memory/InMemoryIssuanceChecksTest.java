package org.yanqi.application.memory;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.Alarms;
import org.yanqi.application.port.IssuanceChecks;
import org.yanqi.application.port.IssuanceChecksContract;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.RenewalApplications;

class InMemoryIssuanceChecksTest extends IssuanceChecksContract {
    private final InMemoryLedger ledger = new InMemoryLedger(new StandingClock(Renewals.MORNING));
    private final InMemoryIssuedCertificates register = new InMemoryIssuedCertificates();
    private final InMemoryAlarms alarms = new InMemoryAlarms(ledger);
    private final IssuanceChecks port = new InMemoryIssuanceChecks(register, ledger, alarms);

    @Override
    protected IssuanceChecks checks() {
        return port;
    }

    @Override
    protected IssuedCertificates register() {
        return register;
    }

    @Override
    protected RenewalApplications applications() {
        return ledger;
    }

    @Override
    protected Alarms alarms() {
        return alarms;
    }
}
