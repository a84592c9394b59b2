package org.yanqi.pki;

import org.yanqi.application.port.EncryptionCertificates;
import org.yanqi.application.port.EncryptionCertificatesContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

final class X509EncryptionCertificatesP256Test extends EncryptionCertificatesContract {
    private static final RealPki PKI = RealPki.of(KeyProfile.P256);

    @Override
    protected EncryptionCertificates encryption() {
        return PKI.reader();
    }

    @Override
    protected TestPki pki() {
        return PKI;
    }
}
