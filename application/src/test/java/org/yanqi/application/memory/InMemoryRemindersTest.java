package org.yanqi.application.memory;

import org.yanqi.application.port.Reminders;
import org.yanqi.application.port.RemindersContract;

class InMemoryRemindersTest extends RemindersContract {
    private final Reminders port = new InMemoryReminders();

    @Override
    protected Reminders reminders() {
        return port;
    }
}
