package org.yanqi.pki;

import org.yanqi.application.memory.InMemoryIssuedMachineCertificates;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.MachineCertificates;
import org.yanqi.application.port.MachineCertificatesContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

final class MachineAuthorityTest extends MachineCertificatesContract {
    private final InMemoryIssuedMachineCertificates register = new InMemoryIssuedMachineCertificates();
    private final RealPki pki = RealPki.of(KeyProfile.P256);

    @Override
    protected MachineCertificates authority() {
        return new MachineAuthority(pki.authority.keys(), RealPki.PUBLICATION, register);
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
