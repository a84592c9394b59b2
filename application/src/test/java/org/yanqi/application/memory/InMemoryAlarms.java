package org.yanqi.application.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.AlarmBoard;
import org.yanqi.application.port.Alarms;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.check.Finding;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryAlarms implements Alarms, AlarmBoard {
    private record Key(ApplicationNumber application, Finding finding) {}

    private final AuditLedger ledger;
    private final Map<Key, Versioned<Alarm>> alarms = new LinkedHashMap<>();

    public InMemoryAlarms(AuditLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public synchronized List<Versioned<Alarm>> of(ApplicationNumber application) {
        return alarms.values().stream()
                .filter(alarm -> alarm.value().application().equals(application))
                .sorted(Comparator.comparing(alarm -> alarm.value().firstSeen()))
                .toList();
    }

    @Override
    public synchronized void save(Change change) {
        Alarm alarm = change.alarm();
        var key = new Key(alarm.application(), alarm.finding());
        long stored =
                Optional.ofNullable(alarms.get(key)).map(Versioned::version).orElse(0L);
        if (stored != change.version()) {
            throw new StaleVersionException(alarm.application().value());
        }
        alarms.put(key, new Versioned<>(alarm, stored + 1));
        change.entry().ifPresent(ledger::append);
    }

    @Override
    public synchronized long open() {
        return alarms.values().stream().filter(alarm -> alarm.value().isOpen()).count();
    }

    @Override
    public synchronized List<Alarm> latest(int most) {
        List<Alarm> all =
                new ArrayList<>(alarms.values().stream().map(Versioned::value).toList());
        all.sort(Comparator.comparing(Alarm::isOpen)
                .thenComparing(Alarm::firstSeen)
                .reversed());
        return all.stream().limit(most).toList();
    }
}
