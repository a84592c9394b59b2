package org.yanqi.application.memory;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.yanqi.application.port.ApplicationNumbers;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryApplicationNumbers implements ApplicationNumbers {
    private final Map<LocalDate, Integer> counts = new HashMap<>();

    @Override
    public synchronized ApplicationNumber next(LocalDate day) {
        return ApplicationNumber.of(day, counts.merge(day, 1, Integer::sum));
    }
}
