package org.yanqi.cmp;

import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * A CA lets somebody speak for it by a certificate of its own making for id-kp-cmcCA (RFC 9810 §4.5), so that its key need sign
 * no messages.
 */
final class Delegation {
    private Delegation() {}

    static boolean isGiven(X509CertificateHolder ca, X509CertificateHolder speaker, Instant now) {
        return isCa(ca)
                && speaker.getIssuer().equals(ca.getSubject())
                && speaker.isValidOn(Date.from(now))
                && isToSpeak(speaker)
                && isSignedBy(ca, speaker);
    }

    private static boolean isCa(X509CertificateHolder certificate) {
        var constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
        return constraints != null && constraints.isCA();
    }

    private static boolean isToSpeak(X509CertificateHolder certificate) {
        var usage = KeyUsage.fromExtensions(certificate.getExtensions());
        var purposes = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
        return usage != null
                && usage.hasUsages(KeyUsage.digitalSignature)
                && purposes != null
                && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_cmcCA);
    }

    private static boolean isSignedBy(X509CertificateHolder ca, X509CertificateHolder certificate) {
        try {
            return KeyProtection.accepts(certificate.getSignatureAlgorithm())
                    && certificate.isSignatureValid(new JcaContentVerifierProviderBuilder()
                            .setProvider(Crypto.PROVIDER)
                            .build(ca));
        } catch (CertException | OperatorCreationException | java.security.cert.CertificateException unverifiable) {
            return false;
        }
    }
}
