package org.yanqi.pki;

import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.CertificationAuthorityContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

final class EmbeddedAuthoritySm2Test extends CertificationAuthorityContract {
    private static final RealPki PKI = RealPki.of(KeyProfile.SM2);

    private final CertificationAuthority authority = new EmbeddedAuthority(
            PKI.authority.keys(), RealPki.PUBLICATION, new InMemoryIssuedCertificates(), new InMemoryRevocations());

    @Override
    protected CertificationAuthority authority() {
        return authority;
    }

    @Override
    protected CertificateReader reader() {
        return PKI.reader();
    }

    @Override
    protected TestPki pki() {
        return PKI;
    }
}
