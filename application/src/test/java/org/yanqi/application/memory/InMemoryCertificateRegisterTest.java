package org.yanqi.application.memory;

import org.yanqi.application.port.CertificateRegister;
import org.yanqi.application.port.CertificateRegisterContract;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedEventCertificates;

class InMemoryCertificateRegisterTest extends CertificateRegisterContract {
    private final InMemoryIssuedCertificates issued = new InMemoryIssuedCertificates();
    private final InMemoryIssuedEventCertificates events = new InMemoryIssuedEventCertificates();

    @Override
    protected CertificateRegister register() {
        return new InMemoryCertificateRegister(issued, events);
    }

    @Override
    protected IssuedCertificates issued() {
        return issued;
    }

    @Override
    protected IssuedEventCertificates events() {
        return events;
    }
}
