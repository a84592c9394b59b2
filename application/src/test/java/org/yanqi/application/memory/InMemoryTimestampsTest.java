package org.yanqi.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.yanqi.application.port.Timestamps;
import org.yanqi.application.port.TimestampsContract;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

final class InMemoryTimestampsTest extends TimestampsContract {
    private final Timestamps timestamps = new InMemoryTimestamps();

    @Override
    protected Timestamps timestamps() {
        return timestamps;
    }

    @Override
    protected Sha256 imprint(Bytes token) {
        String text = new String(token.toArray(), UTF_8);
        return new Sha256(text.substring(text.lastIndexOf(' ') + 1));
    }
}
