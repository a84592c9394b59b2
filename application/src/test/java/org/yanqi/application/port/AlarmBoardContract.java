package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.check.Finding;
import org.yanqi.domain.staff.StaffName;

/** What everything that shows the alarms of all applications does. */
public abstract class AlarmBoardContract {
    private static final Instant FIRST = Instant.parse("2025-07-11T01:30:00Z");

    protected abstract AlarmBoard board();

    protected abstract Alarms alarms();

    @Test
    void open_alarms_come_first_and_the_latest_of_them_before_the_others() {
        assertThat(board().open()).isZero();
        assertThat(board().latest(10)).isEmpty();
        Alarm settled = acknowledged(raise(4));
        Alarm first = raise(1);
        Alarm gone = raise(2).goneAt(FIRST.plusSeconds(9));
        alarms().save(new Alarms.Change(gone, 1, Optional.empty()));

        assertThat(board().latest(10)).containsExactly(gone, first, settled);
        assertThat(board().latest(2)).containsExactly(gone, first);
        assertThat(board().open()).isEqualTo(2);
    }

    private Alarm raise(int count) {
        Alarm alarm = Alarm.raise(
                Renewals.number(count), new Finding("NoApplication", "", "AB" + count), FIRST.plusSeconds(count));
        alarms().save(new Alarms.Change(alarm, 0, Optional.empty()));
        return alarm;
    }

    private Alarm acknowledged(Alarm alarm) {
        var by = new Alarm.Acknowledgement(new StaffName("shenhe"), "已查明", FIRST.plusSeconds(8));
        Alarm next = ((Alarm.Answer.Acknowledged) alarm.acknowledge(by, Set.of())).alarm();
        alarms().save(new Alarms.Change(next, 1, Optional.empty()));
        return next;
    }
}
