package org.yanqi.pki;

import org.yanqi.application.port.EncryptionCertificates;
import org.yanqi.application.port.EncryptionCertificatesContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

final class X509EncryptionCertificatesSm2Test extends EncryptionCertificatesContract {
    private static final RealPki PKI = RealPki.of(KeyProfile.SM2);

    @Override
    protected EncryptionCertificates encryption() {
        return PKI.reader();
    }

    @Override
    protected TestPki pki() {
        return PKI;
    }
}
