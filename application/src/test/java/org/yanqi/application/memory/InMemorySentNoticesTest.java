package org.yanqi.application.memory;

import org.yanqi.application.port.SentNotices;
import org.yanqi.application.port.SentNoticesContract;

class InMemorySentNoticesTest extends SentNoticesContract {
    private final SentNotices port = new InMemorySentNotices();

    @Override
    protected SentNotices notices() {
        return port;
    }
}
