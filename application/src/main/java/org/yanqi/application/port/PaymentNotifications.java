package org.yanqi.application.port;

import java.time.Instant;
import java.util.Map;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.Settlement;

/** Reads what a payment provider sends by itself; nothing in it counts before its signature does. */
public interface PaymentNotifications {
    /** What a notification turns out to be. */
    sealed interface Reading {
        /** @param id the provider's id of the notification, the same when it is repeated */
        record Paid(String id, OrderNumber order, Settlement settlement) implements Reading {}

        /** Genuine, but of no concern. */
        record Other(String id) implements Reading {}

        /** Not from the provider, or damaged. */
        record Forged(String why) implements Reading {}
    }

    /** @param headers by lower-case name; {@code body} exactly as it came */
    Reading read(Map<String, String> headers, Bytes body, Instant now);
}
