package org.yanqi.application.memory;

import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.RevocationsContract;

class InMemoryRevocationsTest extends RevocationsContract {
    private final Revocations port = new InMemoryRevocations();

    @Override
    protected Revocations revocations() {
        return port;
    }
}
