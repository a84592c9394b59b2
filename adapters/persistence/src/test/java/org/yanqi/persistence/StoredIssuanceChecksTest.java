package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
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

class StoredIssuanceChecksTest extends IssuanceChecksContract {
    private final TestDatabase database = TestDatabase.empty();

    @Override
    protected IssuanceChecks checks() {
        return new StoredIssuanceChecks(database);
    }

    @Override
    protected IssuedCertificates register() {
        return new StoredIssuedCertificates(database);
    }

    @Override
    protected RenewalApplications applications() {
        return new StoredRenewalApplications(database, TestDatabase.KEYS, new StandingClock(Renewals.MORNING));
    }

    @Override
    protected Alarms alarms() {
        return new StoredAlarms(database);
    }

    @Override
    protected RenewalMandates mandates() {
        return new StoredRenewalMandates(database);
    }

    @Override
    protected IssuedMachineCertificates machineRegister() {
        return new StoredIssuedMachineCertificates(database);
    }

    @Override
    protected AuditLedger ledger() {
        return new StoredAuditLedger(database);
    }

    /** One unreadable number would keep every other issuance from being checked. */
    @Test
    void nothing_but_an_application_s_number_gets_into_the_register() {
        for (String number : new String[] {"nobody", "YQ20251399-000001"}) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> database.sql("INSERT INTO issued_certificate VALUES ('" + number
                            + "', 'key', 'A', 'B', '', '', '', '', now())"));
        }
    }

    @Test
    void nor_can_a_machine_s_number_day_or_serial_be_unreadable() {
        for (String row : new String[] {
            "renewal_mandate VALUES ('nobody', 1, 'c', NULL, NULL, NULL, '{}')",
            "audit_entry VALUES ('YQ20251399-000001', 1, now(), '{}', '', '')",
            "machine_certificate VALUES ('0A', '', now())",
            "machine_certificate VALUES ('F000000000000000000000000000000000000000', '', now())",
            "machine_certificate VALUES ('A', '', '294276-01-01T00:00:00Z')",
        }) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .as(row)
                    .isThrownBy(() -> database.sql("INSERT INTO " + row));
        }
    }
}
