package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.check.Finding;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffName;

/** What every store of alarms does; moments count to the microsecond. */
public abstract class AlarmsContract {
    private static final Instant FIRST = Instant.parse("2025-07-11T01:30:00.123456Z");
    private static final ApplicationNumber NUMBER = Renewals.number(1);
    private static final Finding FINDING = new Finding("OtherAmount", "¥200.00", "¥1.00");
    private static final Alarm ALARM = Alarm.raise(NUMBER, FINDING, FIRST);

    protected abstract Alarms alarms();

    protected abstract AuditLedger ledger();

    @Test
    void an_alarm_comes_back_as_it_was_raised_and_later_changed() {
        save(ALARM, 0);
        assertThat(alarms().of(NUMBER)).containsExactly(new Versioned<>(ALARM, 1));
        Alarm gone = ALARM.seenAgain(FIRST.plusSeconds(1)).goneAt(FIRST.plusSeconds(2));
        save(gone, 1);
        assertThat(alarms().of(NUMBER)).containsExactly(new Versioned<>(gone, 2));
        var answer = gone.acknowledge(
                new Alarm.Acknowledgement(new StaffName("shenhe2"), "已查明", FIRST.plusSeconds(3)), Set.of());
        Alarm acknowledged = ((Alarm.Answer.Acknowledged) answer).alarm();
        save(acknowledged, 2);
        assertThat(alarms().of(NUMBER)).containsExactly(new Versioned<>(acknowledged, 3));
        Alarm back = acknowledged.seenAgain(FIRST.plusSeconds(4));
        save(back, 3);
        assertThat(alarms().of(NUMBER)).containsExactly(new Versioned<>(back, 4));
        assertThat(alarms().of(Renewals.number(2))).isEmpty();
    }

    @Test
    void an_application_has_its_alarms_in_the_order_in_which_they_were_raised() {
        Alarm later = Alarm.raise(NUMBER, new Finding("NotSettled", "P1234567", ""), FIRST.plusSeconds(1));
        save(later, 0);
        save(ALARM, 0);
        save(Alarm.raise(Renewals.number(2), FINDING, FIRST), 0);
        assertThat(alarms().of(NUMBER)).extracting(Versioned::value).containsExactly(ALARM, later);
    }

    @Test
    void one_finding_is_one_alarm() {
        save(ALARM, 0);
        assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> save(ALARM, 0));
    }

    @Test
    void of_two_changes_at_once_the_second_is_not_stored_and_not_audited() {
        save(ALARM, 0);
        save(ALARM.seenAgain(FIRST.plusSeconds(1)), 1);
        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> alarms().save(new Alarms.Change(ALARM.goneAt(FIRST), 1, Optional.of(entry()))));
        assertThat(alarms().of(NUMBER)).extracting(Versioned::version).containsExactly(2L);
        assertThat(ledger().of(NUMBER)).isEmpty();
    }

    @Test
    void a_change_is_audited_with_it() {
        alarms().save(new Alarms.Change(ALARM, 0, Optional.of(entry())));
        assertThat(ledger().of(NUMBER)).isEqualTo(List.of(entry()));
    }

    private void save(Alarm alarm, long version) {
        alarms().save(new Alarms.Change(alarm, version, Optional.empty()));
    }

    private static AuditEntry entry() {
        return new AuditEntry(NUMBER, "system", "RaiseAlarm", FIRST, Map.of("finding", "OtherAmount"));
    }
}
