package org.yanqi.agent.pin;

import java.util.Arrays;
import java.util.Optional;

/** The advices against renewing that a handler can override with a signature; the names are the server's. */
public enum BidRisk {
    ASK_THE_USER,
    DEFER_UNTIL_CLOSED,
    DEFER_TOO_LITTLE_TIME,
    DECRYPT_FIRST,
    FOLLOW_PLATFORM_RULES,
    RECOVER;

    public static Optional<BidRisk> named(String name) {
        return Arrays.stream(values()).filter(risk -> risk.name().equals(name)).findFirst();
    }
}
