package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.renewal.RenewalStatus.COMPLETED;
import static org.yanqi.domain.renewal.RenewalStatus.INSTALLED;
import static org.yanqi.domain.renewal.RenewalStatus.ISSUED;
import static org.yanqi.domain.renewal.RenewalStatus.ISSUING;
import static org.yanqi.domain.renewal.RenewalStatus.PAID;
import static org.yanqi.domain.renewal.RenewalStatus.TAKEN_BACK;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.check.Finding;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;

/** What everything that knows when issuances were last checked does. */
public abstract class IssuanceChecksContract {
    private static final Instant NOW = Instant.parse("2025-07-11T12:00:00Z");

    protected abstract IssuanceChecks checks();

    protected abstract IssuedCertificates register();

    protected abstract RenewalApplications applications();

    protected abstract Alarms alarms();

    protected abstract RenewalMandates mandates();

    protected abstract IssuedMachineCertificates machineRegister();

    protected abstract AuditLedger ledger();

    @Test
    void what_the_register_or_an_application_says_is_issued_is_due_once() {
        register(1);
        store(PAID, 2);
        store(ISSUING, 3);
        store(ISSUED, 4);
        store(INSTALLED, 5);
        store(COMPLETED, 6);
        register(6);
        store(TAKEN_BACK, 7);

        assertThat(due(10)).containsExactly(number(1), number(4), number(5), number(6), number(7));
        assertThat(due(2)).containsExactly(number(1), number(4));
    }

    @Test
    void what_was_never_checked_comes_before_what_was_checked_longest_ago() {
        for (int count = 1; count <= 4; count++) {
            register(count);
        }
        checks().checked(number(1), NOW.minusSeconds(100));
        checks().checked(number(2), NOW.minusSeconds(200));
        checks().checked(number(3), NOW.plusSeconds(1));
        assertThat(due(10)).containsExactly(number(4), number(2), number(1));
        checks().checked(number(4), NOW.minusSeconds(150));
        checks().checked(number(4), NOW.plusSeconds(2));
        assertThat(due(10)).containsExactly(number(2), number(1));
    }

    @Test
    void what_there_is_an_alarm_about_is_due_earlier_until_that_has_gone() {
        register(1);
        Alarm alarm = Alarm.raise(number(1), new Finding("NoApplication", "", "AB"), NOW);
        Alarm alone = Alarm.raise(number(2), new Finding("NoApplication", "", "AB"), NOW);
        alarms().save(new Alarms.Change(alarm, 0, Optional.empty()));
        alarms().save(new Alarms.Change(alone, 0, Optional.empty()));
        checks().checked(number(1), NOW.plusSeconds(60));
        checks().checked(number(2), NOW.plusSeconds(61));

        assertThat(checks().due(new IssuanceChecks.Due(NOW, NOW.plusSeconds(60), 10)))
                .containsExactly(number(1));
        assertThat(checks().due(new IssuanceChecks.Due(NOW, NOW.plusSeconds(61), 10)))
                .containsExactly(number(1), number(2));
        alarms().save(new Alarms.Change(alarm.goneAt(NOW), 1, Optional.empty()));
        alarms().save(new Alarms.Change(alone.goneAt(NOW), 1, Optional.empty()));
        assertThat(checks().due(new IssuanceChecks.Due(NOW, NOW.plusSeconds(61), 10)))
                .isEmpty();
    }

    @Test
    void mandates_are_due_and_renewals_of_which_the_ledger_tells() {
        RenewalMandatesContract.saved(mandates(), 3);
        asks(number(1), 501);
        asks(number(1), 502);
        asks(number(3), 503);
        ledger().append(new AuditEntry(number(2), "handler", "OpenRenewal", NOW, Map.of("new", "F1")));

        assertThat(due(10)).containsExactly(number(1), number(3));
    }

    @Test
    void so_are_the_days_of_certificates_that_nobody_tells_of() {
        Instant midnightInChina = Instant.parse("2025-07-11T16:00:00Z");
        machineRegister().keep(machine(501, midnightInChina.minusSeconds(1)));
        machineRegister().keep(machine(502, midnightInChina));
        machineRegister().keep(machine(503, midnightInChina.plusSeconds(1)));
        machineRegister().keep(machine(504, midnightInChina.plusSeconds(2)));
        machineRegister().keep(machine(203, midnightInChina)); // which mandate 3 has ordered
        RenewalMandatesContract.saved(mandates(), 3);
        asks(number(3), 503);
        LocalDate day = LocalDate.parse("2025-07-12");

        assertThat(due(10))
                .containsExactly(
                        ApplicationNumber.ofNobody(day.minusDays(1)), number(3), ApplicationNumber.ofNobody(day));
        assertThat(checks().unclaimed(day))
                .containsExactly(machine(502, midnightInChina), machine(504, midnightInChina.plusSeconds(2)));
        assertThat(checks().unclaimed(day.minusDays(1))).hasSize(1);
        assertThat(checks().unclaimed(day.plusDays(1))).isEmpty();
    }

    private void asks(ApplicationNumber mandate, int serial) {
        ledger().append(new AuditEntry(
                mandate,
                "machine",
                "RequestRenewal",
                NOW,
                Map.of("new", serial(serial).display(), "status", "ISSUING")));
    }

    private static IssuedMachineCertificates.Entry machine(int serial, Instant at) {
        return new IssuedMachineCertificates.Entry(serial(serial), octets(), at);
    }

    private static SerialNumber serial(int value) {
        return new SerialNumber(BigInteger.valueOf(value));
    }

    private List<ApplicationNumber> due(int most) {
        return checks().due(new IssuanceChecks.Due(NOW, NOW, most));
    }

    private void register(int count) {
        register()
                .keep(new IssuedCertificates.Entry(
                        number(count),
                        Sha256.of("key " + count),
                        new SerialNumber(BigInteger.valueOf(2L * count)),
                        new SerialNumber(BigInteger.valueOf(2L * count + 1)),
                        octets(),
                        octets(),
                        octets(),
                        octets(),
                        NOW));
    }

    private static Bytes octets() {
        return Bytes.of(new byte[] {1});
    }

    private void store(RenewalStatus status, int count) {
        applications().save(Renewals.first(Renewals.in(status, number(count))));
    }

    private static ApplicationNumber number(int count) {
        return Renewals.number(count);
    }
}
