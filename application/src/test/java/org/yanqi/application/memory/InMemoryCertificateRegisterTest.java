package org.yanqi.application.memory;

import org.yanqi.application.port.CertificateRegister;
import org.yanqi.application.port.CertificateRegisterContract;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.IssuedMachineCertificates;

class InMemoryCertificateRegisterTest extends CertificateRegisterContract {
    private final InMemoryIssuedCertificates issued = new InMemoryIssuedCertificates();
    private final InMemoryIssuedEventCertificates events = new InMemoryIssuedEventCertificates();
    private final InMemoryIssuedMachineCertificates machines = new InMemoryIssuedMachineCertificates();

    @Override
    protected CertificateRegister register() {
        return new InMemoryCertificateRegister(issued, events, machines);
    }

    @Override
    protected IssuedCertificates issued() {
        return issued;
    }

    @Override
    protected IssuedEventCertificates events() {
        return events;
    }

    @Override
    protected IssuedMachineCertificates machines() {
        return machines;
    }
}
