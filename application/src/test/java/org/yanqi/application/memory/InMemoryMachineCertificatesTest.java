package org.yanqi.application.memory;

import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.MachineCertificates;
import org.yanqi.application.port.MachineCertificatesContract;
import org.yanqi.application.port.TestPki;

class InMemoryMachineCertificatesTest extends MachineCertificatesContract {
    private final ToyPki pki = new ToyPki();
    private final InMemoryIssuedMachineCertificates register = new InMemoryIssuedMachineCertificates();

    @Override
    protected MachineCertificates authority() {
        return new InMemoryMachineCertificates(register);
    }

    @Override
    protected IssuedMachineCertificates register() {
        return register;
    }

    @Override
    protected TestPki pki() {
        return pki;
    }
}
