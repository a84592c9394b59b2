package org.yanqi.persistence;

import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.IssuedEventCertificatesContract;

class StoredIssuedEventCertificatesTest extends IssuedEventCertificatesContract {
    private final IssuedEventCertificates port =
            new StoredIssuedEventCertificates(TestDatabase.empty(), TestDatabase.KEYS);

    @Override
    protected IssuedEventCertificates register() {
        return port;
    }
}
