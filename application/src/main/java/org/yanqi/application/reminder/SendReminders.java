package org.yanqi.application.reminder;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.yanqi.application.port.Reminders;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.renewal.InTurn;
import org.yanqi.domain.certificate.ValidityTerm;

/** Keeps the promises of {@link RemindOfWindow}; the number is forgotten once it has been told. */
public final class SendReminders {
    private static final int AT_ONCE = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private final Reminders reminders;
    private final ShortMessages messages;
    private final Clock clock;

    public SendReminders(Reminders reminders, ShortMessages messages, Clock clock) {
        this.reminders = reminders;
        this.messages = messages;
        this.clock = clock;
    }

    /** @return how many have to wait for the next time */
    public int handle() {
        return InTurn.each(reminders.due(clock.instant(), AT_ONCE), this::send);
    }

    private void send(Reminders.Reminder reminder) {
        messages.send(
                reminder.mobile(),
                ShortMessages.Template.WINDOW_OPEN,
                List.of(DAY.format(reminder.due().atOffset(ValidityTerm.CHINA))));
        reminders.erase(reminder);
    }
}
