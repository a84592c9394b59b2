package org.yanqi.web.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many requests a minute from each, in whatever rhythm: one moment is kept for each of them, up to which what they have
 * sent would have lasted at an even pace (generic cell rate algorithm, ITU-T I.371). Who was here longest ago is forgotten
 * first when there are too many.
 */
final class TokenBuckets {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Duration pace;
    private final int most;
    private final Map<String, Instant> spentUntil = new LinkedHashMap<>(64, 0.75f, true);

    /** @param most of how many the moments are kept */
    TokenBuckets(int perMinute, int most) {
        this.pace = WINDOW.dividedBy(perMinute);
        this.most = most;
    }

    /** How long this one has to wait; zero: the request is let in and counted. */
    synchronized Duration take(String who, Instant now) {
        Instant spent = spentUntil.getOrDefault(who, now);
        Instant from = spent.isBefore(now) ? now : spent;
        Instant until = from.plus(pace);
        Duration excess = Duration.between(now.plus(WINDOW), until);
        if (excess.isPositive()) {
            return excess;
        }
        spentUntil.put(who, until);
        if (spentUntil.size() > most) {
            spentUntil.remove(spentUntil.keySet().iterator().next());
        }
        return Duration.ZERO;
    }

    synchronized int known() {
        return spentUntil.size();
    }
}
