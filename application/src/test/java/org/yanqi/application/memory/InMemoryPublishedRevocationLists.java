package org.yanqi.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.PublishedRevocationLists;

public final class InMemoryPublishedRevocationLists implements PublishedRevocationLists {
    private final Map<Due, Entry> entries = new ConcurrentHashMap<>();

    private record Due(Series series, Instant slot) {}

    @Override
    public Optional<Entry> latest(Series series) {
        return entries.values().stream()
                .filter(entry -> entry.series().equals(series))
                .max(Comparator.comparing(Entry::slot));
    }

    @Override
    public Entry keep(Entry entry) {
        return entries.computeIfAbsent(new Due(entry.series(), entry.slot()), due -> entry);
    }

    @Override
    public void forget(Instant before) {
        entries.keySet().removeIf(due -> due.slot().isBefore(before));
    }
}
