package org.yanqi.pki;

import java.util.List;
import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.CertificationAuthorityContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

abstract class EmbeddedAuthorityInHsmContract extends CertificationAuthorityContract {
    private final KeyProfile profile;
    private final AuthorityKeys keys;
    private final CertificationAuthority authority;

    EmbeddedAuthorityInHsmContract(KeyProfile profile) {
        this.profile = profile;
        this.keys = HsmAuthority.of(profile);
        this.authority = new EmbeddedAuthority(
                keys, RealPki.PUBLICATION, new InMemoryIssuedCertificates(), new InMemoryRevocations());
    }

    @Override
    protected CertificationAuthority authority() {
        return authority;
    }

    @Override
    protected CertificateReader reader() {
        return new X509CertificateReader(List.of(keys.issuingCertificate()));
    }

    @Override
    protected TestPki pki() {
        return RealPki.of(profile);
    }
}
