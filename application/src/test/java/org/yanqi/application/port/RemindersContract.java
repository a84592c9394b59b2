package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.Reminders.Reminder;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What every store of reminders does; moments count to the microsecond. */
public abstract class RemindersContract {
    private static final Instant DUE = Instant.parse("2025-07-11T01:30:00.123456Z");
    private static final MobileNumber MOBILE = new MobileNumber("13912345678");
    private static final ApplicationNumber HERE = Renewals.number(1);
    private static final ApplicationNumber THERE = Renewals.number(2);
    private static final MobileNumber OTHER = new MobileNumber("13800000000");

    protected abstract Reminders reminders();

    @Test
    void a_reminder_comes_when_it_is_due_and_not_before() {
        keep(reminder("1", MOBILE, 0));
        assertThat(reminders().due(DUE.minusMillis(1), 10)).isEmpty();
        assertThat(reminders().due(DUE, 10)).containsExactly(reminder("1", MOBILE, 0));
        assertThat(reminders().due(DUE.plusSeconds(3600), 10)).containsExactly(reminder("1", MOBILE, 0));
    }

    @Test
    void the_earliest_come_first_and_at_most_so_many() {
        keep(reminder("1", MOBILE, 3));
        keep(reminder("2", MOBILE, 1));
        keep(reminder("3", OTHER, 2));
        keep(reminder("4", MOBILE, 9));
        assertThat(reminders().due(DUE.plusSeconds(5), 10))
                .containsExactly(reminder("2", MOBILE, 1), reminder("3", OTHER, 2), reminder("1", MOBILE, 3));
        assertThat(reminders().due(DUE.plusSeconds(5), 2))
                .containsExactly(reminder("2", MOBILE, 1), reminder("3", OTHER, 2));
    }

    @Test
    void there_is_one_reminder_for_each_certificate_and_number() {
        keep(reminder("1", MOBILE, 0));
        keep(reminder("1", MOBILE, 0));
        keep(reminder("1", MOBILE, 1));
        assertThat(reminders().due(DUE.plusSeconds(5), 10)).hasSize(1);
        keep(reminder("1", OTHER, 2));
        keep(reminder("2", MOBILE, 3));
        assertThat(reminders().due(DUE.plusSeconds(5), 10)).hasSize(3);
    }

    @Test
    void of_several_kept_at_once_one_stays() {
        AtOnce.doing(6, count -> {
            keep(reminder("1", MOBILE, 0));
            return count;
        });
        assertThat(reminders().due(DUE, 10)).containsExactly(reminder("1", MOBILE, 0));
    }

    @Test
    void an_erased_reminder_is_gone_and_erasing_again_is_no_error() {
        keep(reminder("1", MOBILE, 0));
        keep(reminder("1", OTHER, 1));
        reminders().erase(reminder("1", MOBILE, 0));
        reminders().erase(reminder("1", MOBILE, 0));
        assertThat(reminders().due(DUE.plusSeconds(5), 10)).containsExactly(reminder("1", OTHER, 1));
    }

    @Test
    void what_was_left_in_one_application_is_erased_without_that_of_others() {
        reminders().keep(reminder("1", MOBILE, 0), HERE);
        reminders().keep(reminder("2", MOBILE, 1), HERE);
        reminders().keep(reminder("3", MOBILE, 2), THERE);
        reminders().keep(reminder("2", MOBILE, 3), THERE);
        reminders().erase(new Reminders.LeftIn(HERE));
        reminders().erase(new Reminders.LeftIn(HERE));
        assertThat(reminders().due(DUE.plusSeconds(5), 10))
                .containsExactly(reminder("3", MOBILE, 2), reminder("2", MOBILE, 3));
    }

    private void keep(Reminder reminder) {
        reminders().keep(reminder, HERE);
    }

    private static Reminder reminder(String certificate, MobileNumber mobile, int seconds) {
        return new Reminder(Sha256.of(certificate), mobile, DUE.plusSeconds(seconds));
    }
}
