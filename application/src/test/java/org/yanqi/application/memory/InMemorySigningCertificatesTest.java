package org.yanqi.application.memory;

import org.yanqi.application.port.SigningCertificates;
import org.yanqi.application.port.SigningCertificatesContract;
import org.yanqi.application.port.TestPki;

class InMemorySigningCertificatesTest extends SigningCertificatesContract {
    private final ToyPki pki = new ToyPki();

    @Override
    protected SigningCertificates certificates() {
        return new InMemorySigningCertificates();
    }

    @Override
    protected TestPki pki() {
        return pki;
    }
}
