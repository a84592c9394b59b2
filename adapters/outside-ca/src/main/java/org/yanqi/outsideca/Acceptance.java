package org.yanqi.outsideca;

import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.pki.Encoding;

/** Looks at a certificate before its CA is told that it is wanted: once confirmed, it is in the world. */
public final class Acceptance {
    private static final int LONGEST = 16 << 10;
    private static final int ENCRYPTS = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement;

    private final X509CertificateHolder issuer;

    /** @param issuer DER of the issuing CA's certificate */
    public Acceptance(Bytes issuer) {
        this.issuer = parse(issuer).orElseThrow(() -> new IllegalArgumentException("not a CA's certificate"));
    }

    X509CertificateHolder issuer() {
        return issuer;
    }

    Optional<String> fault(Bytes der, WantedCertificate wanted) {
        return parse(der)
                .map(certificate -> fault(certificate, wanted))
                .orElseGet(() -> Optional.of("it is no certificate"));
    }

    private Optional<String> fault(X509CertificateHolder certificate, WantedCertificate wanted) {
        if (!isSigned(certificate)) {
            return Optional.of("it is not signed by the issuing CA");
        }
        if (!certificate.getSubjectPublicKeyInfo().equals(wanted.request().getSubjectPublicKeyInfo())) {
            return Optional.of("it is for another key");
        }
        if (!certificate.getSubject().equals(wanted.request().getSubject())) {
            return Optional.of("it names another subject");
        }
        if (!isFor(certificate, wanted.use())) {
            return Optional.of("its key usage is not that of a certificate for " + wanted.use());
        }
        return certificate.getNotAfter().toInstant().isBefore(wanted.validity().notAfter())
                ? Optional.of("it ends before what was paid for")
                : Optional.empty();
    }

    private boolean isSigned(X509CertificateHolder certificate) {
        try {
            return certificate.getIssuer().equals(issuer.getSubject())
                    && certificate.isSignatureValid(new JcaContentVerifierProviderBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(issuer));
        } catch (CertException | OperatorCreationException | java.security.cert.CertificateException notVerifiable) {
            return false;
        }
    }

    private static boolean isFor(X509CertificateHolder certificate, KeyUse use) {
        KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
        return usage != null
                && switch (use) {
                    case SIGNING -> usage.hasUsages(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
                    case ENCRYPTION -> encrypts(usage);
                };
    }

    private static boolean encrypts(KeyUsage usage) {
        byte[] octets = usage.getBytes();
        return octets.length > 0 && (octets[0] & ENCRYPTS) != 0;
    }

    private static Optional<X509CertificateHolder> parse(Bytes der) {
        return Encoding.der(der, LONGEST, value -> new X509CertificateHolder(Certificate.getInstance(value)));
    }
}
