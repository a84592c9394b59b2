package org.yanqi.persistence;

import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedCertificatesContract;

class StoredIssuedCertificatesTest extends IssuedCertificatesContract {
    private final IssuedCertificates port = new StoredIssuedCertificates(TestDatabase.empty());

    @Override
    protected IssuedCertificates register() {
        return port;
    }
}
