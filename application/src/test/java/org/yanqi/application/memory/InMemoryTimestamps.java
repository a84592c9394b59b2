package org.yanqi.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.application.port.Timestamps;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** Stamps in plain text, numbered in place of a time. */
public final class InMemoryTimestamps implements Timestamps {
    private final AtomicInteger count = new AtomicInteger();
    public boolean isDown;

    @Override
    public Bytes stamp(Sha256 imprint) {
        if (isDown) {
            throw new UnavailableException("timestamps", "is down");
        }
        return Bytes.of(("toy timestamp " + count.incrementAndGet() + " of " + imprint).getBytes(UTF_8));
    }
}
