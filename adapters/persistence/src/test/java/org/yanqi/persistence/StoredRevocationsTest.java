package org.yanqi.persistence;

import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.RevocationsContract;

class StoredRevocationsTest extends RevocationsContract {
    private final Revocations port = new StoredRevocations(TestDatabase.empty());

    @Override
    protected Revocations revocations() {
        return port;
    }
}
