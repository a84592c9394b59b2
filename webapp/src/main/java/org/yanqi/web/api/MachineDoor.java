package org.yanqi.web.api;

import java.util.Optional;
import java.util.function.Function;
import org.yanqi.domain.Bytes;

/**
 * Where machines renew their certificates.
 *
 * @param endpoint answers a message, or nothing to what is none; absent where another CA issues
 * @param longestMessage in octets
 */
public record MachineDoor(Optional<Function<Bytes, Optional<Bytes>>> endpoint, int longestMessage) {}
