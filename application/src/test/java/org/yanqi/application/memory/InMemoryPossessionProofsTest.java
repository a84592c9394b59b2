package org.yanqi.application.memory;

import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.PossessionProofsContract;
import org.yanqi.application.port.TestPki;

final class InMemoryPossessionProofsTest extends PossessionProofsContract {
    private final ToyPki pki = new ToyPki();

    @Override
    protected PossessionProofs proofs() {
        return new InMemoryPossessionProofs();
    }

    @Override
    protected TestPki pki() {
        return pki;
    }
}
