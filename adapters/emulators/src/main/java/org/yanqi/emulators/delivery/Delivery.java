package org.yanqi.emulators.delivery;

import java.time.Instant;

/**
 * A notification that its receiver has not acknowledged yet.
 *
 * @param courier the name of the party that sends it
 * @param content what it says, before signing and sealing
 */
public record Delivery(String id, String courier, String url, String content, int attempts, Instant due) {

    Delivery later(Instant next) {
        return new Delivery(id, courier, url, content, attempts + 1, next);
    }
}
