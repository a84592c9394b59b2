package org.yanqi.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.Reminders;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryReminders implements Reminders {
    private record Key(Sha256 certificate, MobileNumber mobile) {
        private static Key of(Reminder reminder) {
            return new Key(reminder.certificate(), reminder.mobile());
        }
    }

    private record Kept(Reminder reminder, ApplicationNumber leftIn) {}

    private final Map<Key, Kept> reminders = new ConcurrentHashMap<>();

    @Override
    public void keep(Reminder reminder, ApplicationNumber leftIn) {
        reminders.put(Key.of(reminder), new Kept(reminder, leftIn));
    }

    @Override
    public List<Reminder> due(Instant now, int most) {
        return reminders.values().stream()
                .map(Kept::reminder)
                .filter(reminder -> !reminder.due().isAfter(now))
                .sorted(Comparator.comparing(Reminder::due))
                .limit(most)
                .toList();
    }

    @Override
    public void erase(Erasable erasable) {
        switch (erasable) {
            case Reminder reminder -> reminders.remove(Key.of(reminder));
            case LeftIn(var application) ->
                reminders.values().removeIf(kept -> kept.leftIn().equals(application));
        }
    }
}
