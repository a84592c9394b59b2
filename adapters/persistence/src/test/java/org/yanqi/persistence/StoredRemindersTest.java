package org.yanqi.persistence;

import org.yanqi.application.port.Reminders;
import org.yanqi.application.port.RemindersContract;

class StoredRemindersTest extends RemindersContract {
    private final Reminders port = new StoredReminders(TestDatabase.empty(), TestDatabase.KEYS);

    @Override
    protected Reminders reminders() {
        return port;
    }
}
