package org.yanqi.application.memory;

import org.yanqi.application.port.PublishedRevocationLists;
import org.yanqi.application.port.PublishedRevocationListsContract;

class InMemoryPublishedRevocationListsTest extends PublishedRevocationListsContract {
    private final PublishedRevocationLists port = new InMemoryPublishedRevocationLists();

    @Override
    protected PublishedRevocationLists lists() {
        return port;
    }
}
