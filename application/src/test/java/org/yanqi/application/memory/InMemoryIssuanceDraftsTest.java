package org.yanqi.application.memory;

import org.yanqi.application.port.IssuanceDrafts;
import org.yanqi.application.port.IssuanceDraftsContract;

class InMemoryIssuanceDraftsTest extends IssuanceDraftsContract {
    private final IssuanceDrafts port = new InMemoryIssuanceDrafts();

    @Override
    protected IssuanceDrafts drafts() {
        return port;
    }
}
