package org.yanqi.persistence;

import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.IssuedMachineCertificatesContract;

class StoredIssuedMachineCertificatesTest extends IssuedMachineCertificatesContract {
    private final IssuedMachineCertificates port = new StoredIssuedMachineCertificates(TestDatabase.empty());

    @Override
    protected IssuedMachineCertificates register() {
        return port;
    }
}
