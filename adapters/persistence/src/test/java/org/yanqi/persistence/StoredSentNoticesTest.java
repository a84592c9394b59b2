package org.yanqi.persistence;

import org.yanqi.application.port.SentNotices;
import org.yanqi.application.port.SentNoticesContract;

class StoredSentNoticesTest extends SentNoticesContract {
    private final SentNotices port = new StoredSentNotices(TestDatabase.empty());

    @Override
    protected SentNotices notices() {
        return port;
    }
}
