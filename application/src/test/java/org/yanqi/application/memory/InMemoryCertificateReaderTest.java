package org.yanqi.application.memory;

import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificateReaderContract;
import org.yanqi.application.port.TestPki;

final class InMemoryCertificateReaderTest extends CertificateReaderContract {
    private final ToyPki pki = new ToyPki();

    @Override
    protected CertificateReader reader() {
        return new InMemoryCertificateReader();
    }

    @Override
    protected TestPki pki() {
        return pki;
    }
}
