package org.yanqi.application.reminder;

import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.Reminders;
import org.yanqi.application.renewal.ViewRenewal;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;

/** Promises to tell a phone when a certificate that came too early can be renewed. */
public final class RemindOfWindow {
    private final ViewRenewal renewals;
    private final OneTimeCodes codes;
    private final Reminders reminders;

    /** @param entry the place of the refusal in the application's audit chain, which knows certificate and day */
    public record Command(ApplicationNumber number, int entry, MobileNumber mobile) {}

    /** What became of it. */
    public sealed interface Outcome {
        record Promised(Reminders.Reminder reminder) implements Outcome {}

        /** The number has not answered its one-time code: nobody else's phone is written to. */
        record MobileNotVerified() implements Outcome {}

        record NothingToRemindOf() implements Outcome {}
    }

    public RemindOfWindow(ViewRenewal renewals, OneTimeCodes codes, Reminders reminders) {
        this.renewals = renewals;
        this.codes = codes;
        this.reminders = reminders;
    }

    public Outcome handle(Command command) {
        if (!(renewals.refusal(command.number(), command.entry()).orElse(null)
                instanceof Refusal.WindowNotOpen window)) {
            return new Outcome.NothingToRemindOf();
        }
        if (!codes.hasAnswered(command.number().value(), command.mobile())) {
            return new Outcome.MobileNotVerified();
        }
        var reminder = new Reminders.Reminder(window.certificate(), command.mobile(), window.opens());
        reminders.keep(reminder, command.number());
        return new Outcome.Promised(reminder);
    }
}
