package org.yanqi.web.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.yanqi.application.Ports;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.web.settings.Settings;

/**
 * How much of our work anybody gets within a minute, on this node. It keeps the platform usable for the others; what must
 * not be guessed has limits of its own, which hold on all nodes ({@code RateLimits}).
 */
@ApplicationScoped
public class Rates {
    private static final int MOST_KNOWN = 20_000;

    /** What is asked for, and how often a minute each address, or each application, may do so. */
    enum Door {
        LOOK(300),
        CHANGE(60),
        PICTURE(30),
        /** Codes to phones, and guesses at passwords. */
        SECRET(20),
        /** Outside parties, all of whose news come from a few addresses. */
        PARTY(600),
        /** Whoever checks certificates: a bidding platform asks for all of its bidders. */
        RELYING_PARTY(600),
        APPLICATION(60);

        private final int perMinute;

        Door(int perMinute) {
            this.perMinute = perMinute;
        }
    }

    private final Map<Door, TokenBuckets> buckets = new EnumMap<>(Door.class);

    @Inject
    Settings settings;

    @Inject
    Ports ports;

    public Rates() {
        for (Door door : Door.values()) {
            buckets.put(door, new TokenBuckets(door.perMinute, MOST_KNOWN));
        }
    }

    /** How long this address has to wait; zero: it may go on. */
    Duration wait(Door door, String address) {
        return settings.rateLimit()
                ? Objects.requireNonNull(buckets.get(door))
                        .take(address, ports.clock().instant())
                : Duration.ZERO;
    }

    /** However many browsers act on the application together. */
    Duration wait(ApplicationNumber application) {
        return wait(Door.APPLICATION, application.value());
    }
}
