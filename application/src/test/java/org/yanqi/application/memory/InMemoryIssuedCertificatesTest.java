package org.yanqi.application.memory;

import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedCertificatesContract;

class InMemoryIssuedCertificatesTest extends IssuedCertificatesContract {
    private final IssuedCertificates port = new InMemoryIssuedCertificates();

    @Override
    protected IssuedCertificates register() {
        return port;
    }
}
