package org.yanqi.application.memory;

import org.yanqi.application.port.EncryptionCertificates;
import org.yanqi.application.port.EncryptionCertificatesContract;
import org.yanqi.application.port.TestPki;

final class InMemoryEncryptionCertificatesTest extends EncryptionCertificatesContract {
    private final ToyPki pki = new ToyPki();

    @Override
    protected EncryptionCertificates encryption() {
        return new InMemoryEncryptionCertificates();
    }

    @Override
    protected TestPki pki() {
        return pki;
    }
}
