package org.yanqi.application.memory;

import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.IssuedEventCertificatesContract;

class InMemoryIssuedEventCertificatesTest extends IssuedEventCertificatesContract {
    private final IssuedEventCertificates port = new InMemoryIssuedEventCertificates();

    @Override
    protected IssuedEventCertificates register() {
        return port;
    }
}
