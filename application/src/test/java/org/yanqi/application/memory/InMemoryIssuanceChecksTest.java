package org.yanqi.application.memory;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.Alarms;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.IssuanceChecks;
import org.yanqi.application.port.IssuanceChecksContract;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.RenewalMandates;

class InMemoryIssuanceChecksTest extends IssuanceChecksContract {
    private final InMemoryLedger ledger = new InMemoryLedger(new StandingClock(Renewals.MORNING));
    private final InMemoryIssuedCertificates register = new InMemoryIssuedCertificates();
    private final InMemoryAlarms alarms = new InMemoryAlarms(ledger);
    private final InMemoryIssuedMachineCertificates machines = new InMemoryIssuedMachineCertificates();
    private final InMemoryRenewalMandates mandates = new InMemoryRenewalMandates(ledger);
    private final IssuanceChecks port = new InMemoryIssuanceChecks(register, machines, mandates, ledger, alarms);

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

    @Override
    protected RenewalMandates mandates() {
        return mandates;
    }

    @Override
    protected IssuedMachineCertificates machineRegister() {
        return machines;
    }

    @Override
    protected AuditLedger ledger() {
        return ledger;
    }
}
