package org.yanqi.pki;

import org.yanqi.application.port.SigningCertificates;
import org.yanqi.application.port.SigningCertificatesContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

final class X509SigningCertificatesTest extends SigningCertificatesContract {
    @Override
    protected SigningCertificates certificates() {
        return RealPki.of(KeyProfile.P256).reader();
    }

    @Override
    protected TestPki pki() {
        return RealPki.of(KeyProfile.P256);
    }
}
