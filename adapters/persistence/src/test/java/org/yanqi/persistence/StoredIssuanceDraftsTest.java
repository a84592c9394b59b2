package org.yanqi.persistence;

import org.yanqi.application.port.IssuanceDrafts;
import org.yanqi.application.port.IssuanceDraftsContract;

class StoredIssuanceDraftsTest extends IssuanceDraftsContract {
    private final IssuanceDrafts port = new StoredIssuanceDrafts(TestDatabase.empty());

    @Override
    protected IssuanceDrafts drafts() {
        return port;
    }
}
