package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.Alarms;
import org.yanqi.application.port.IssuanceChecks;
import org.yanqi.application.port.IssuanceChecksContract;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.RenewalApplications;

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

    /** One unreadable number would keep every other issuance from being checked. */
    @Test
    void nothing_but_an_application_s_number_gets_into_the_register() {
        for (String number : new String[] {"nobody", "YQ20251399-000001"}) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> database.sql("INSERT INTO issued_certificate VALUES ('" + number
                            + "', 'key', 'A', 'B', '', '', '', '', now())"));
        }
    }
}
