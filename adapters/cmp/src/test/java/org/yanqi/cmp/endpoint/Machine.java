package org.yanqi.cmp.endpoint;

import java.security.KeyPair;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.domain.Bytes;

/** A key with its certificate, DER. */
record Machine(KeyPair key, Bytes certificate) {
    X509CertificateHolder holder() {
        return new X509CertificateHolder(structure());
    }

    Certificate structure() {
        return Certificate.getInstance(certificate.toArray());
    }
}
