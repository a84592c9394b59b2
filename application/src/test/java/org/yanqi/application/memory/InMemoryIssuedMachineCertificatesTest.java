package org.yanqi.application.memory;

import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.IssuedMachineCertificatesContract;

class InMemoryIssuedMachineCertificatesTest extends IssuedMachineCertificatesContract {
    private final IssuedMachineCertificates port = new InMemoryIssuedMachineCertificates();

    @Override
    protected IssuedMachineCertificates register() {
        return port;
    }
}
