package org.yanqi.token;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Certificate;

/** Certificates of every kind of key; Java refuses to read those of SM2 keys. */
public final class X509 {
    private X509() {}

    /**
     * Reads one certificate.
     *
     * @param der one X.509 certificate
     * @throws CertificateException if it is none, or its key is of no kind that is known here
     */
    public static X509Certificate read(byte[] der) throws CertificateException {
        try {
            var factory = isOfSm2(der)
                    ? CertificateFactory.getInstance("X.509", Crypto.PROVIDER)
                    : CertificateFactory.getInstance("X.509");
            return withKey((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        } catch (IOException | RuntimeException e) { // Bouncy Castle throws many unchecked types
            throw new CertificateException("no certificate", e);
        }
    }

    private static boolean isOfSm2(byte[] der) throws IOException {
        var certificate = Certificate.getInstance(ASN1Primitive.fromByteArray(der));
        return certificate != null && PublicKeyInfo.isSm2(certificate.getSubjectPublicKeyInfo());
    }

    /** Bouncy Castle reads the key only when it is asked for it. */
    private static X509Certificate withKey(X509Certificate certificate) throws CertificateException {
        if (certificate.getPublicKey() == null) {
            throw new CertificateException("no key");
        }
        return certificate;
    }
}
