package org.yanqi.persistence;

import org.yanqi.application.port.PublishedRevocationLists;
import org.yanqi.application.port.PublishedRevocationListsContract;

class StoredRevocationListsTest extends PublishedRevocationListsContract {
    private final PublishedRevocationLists port = new StoredRevocationLists(TestDatabase.empty());

    @Override
    protected PublishedRevocationLists lists() {
        return port;
    }
}
