package org.yanqi.application.memory;

import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.CertificationAuthorityContract;
import org.yanqi.application.port.TestPki;

final class InMemoryCertificationAuthorityTest extends CertificationAuthorityContract {
    private final ToyPki pki = new ToyPki();
    private final CertificationAuthority authority =
            new InMemoryCertificationAuthority(new InMemoryIssuedCertificates(), new InMemoryRevocations());

    @Override
    protected CertificationAuthority authority() {
        return authority;
    }

    @Override
    protected CertificateReader reader() {
        return new InMemoryCertificateReader();
    }

    @Override
    protected TestPki pki() {
        return pki;
    }
}
