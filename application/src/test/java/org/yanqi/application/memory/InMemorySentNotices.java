package org.yanqi.application.memory;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.SentNotices;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemorySentNotices implements SentNotices {
    private record Notice(ApplicationNumber application, ShortMessages.Template notice, Instant since) {}

    private final Set<Notice> sent = ConcurrentHashMap.newKeySet();

    @Override
    public boolean wasSent(ApplicationNumber application, ShortMessages.Template notice, Instant since) {
        return sent.contains(new Notice(application, notice, since));
    }

    @Override
    public void sent(ApplicationNumber application, ShortMessages.Template notice, Instant since) {
        sent.add(new Notice(application, notice, since));
    }
}
