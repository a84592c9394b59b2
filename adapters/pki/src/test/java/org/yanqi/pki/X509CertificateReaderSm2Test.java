package org.yanqi.pki;

import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificateReaderContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

final class X509CertificateReaderSm2Test extends CertificateReaderContract {
    private static final RealPki PKI = RealPki.of(KeyProfile.SM2);

    @Override
    protected CertificateReader reader() {
        return PKI.reader();
    }

    @Override
    protected TestPki pki() {
        return PKI;
    }
}
