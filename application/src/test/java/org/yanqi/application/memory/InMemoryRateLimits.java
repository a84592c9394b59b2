package org.yanqi.application.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.RateLimits;

/** Remembers the moments of the attempts; a period ends with the present one. */
public final class InMemoryRateLimits implements RateLimits, Perishable {
    private final Map<String, Deque<Instant>> attempts = new HashMap<>();

    @Override
    public synchronized Optional<Instant> attempt(String subject, Limit limit, Instant now) {
        Deque<Instant> counted = attempts.computeIfAbsent(subject, first -> new ArrayDeque<>());
        Instant periodBegan = now.minus(limit.within());
        counted.removeIf(at -> !at.isAfter(periodBegan));
        if (counted.size() >= limit.most()) {
            return Optional.of(counted.getFirst().plus(limit.within()));
        }
        counted.addLast(now);
        return Optional.empty();
    }

    @Override
    public synchronized void forgive(String subject) {
        attempts.remove(subject);
    }

    @Override
    public synchronized int eraseOlderThan(Instant moment) {
        int before = attempts.size();
        attempts.values().removeIf(counted -> counted.stream().allMatch(moment::isAfter));
        return before - attempts.size();
    }
}
