package org.yanqi.application.reminder;

import org.yanqi.application.port.Reminders;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.Cancelled;

/** Writes no more to whoever has withdrawn the consent; a reminder outlives an application that ends in any other way. */
public final class ForgetReminders {
    private final RenewalDesk desk;
    private final Reminders reminders;

    public ForgetReminders(RenewalDesk desk, Reminders reminders) {
        this.desk = desk;
        this.reminders = reminders;
    }

    public void handle(ApplicationNumber number) {
        if (desk.find(number).orElse(null) instanceof Cancelled cancelled
                && cancelled.reason() == CancelReason.CONSENT_WITHDRAWN) {
            reminders.erase(new Reminders.LeftIn(number));
        }
    }
}
