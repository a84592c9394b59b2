package org.yanqi.pki;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/** X.509 certificates (RFC 5280) between their encoding and the domain. */
public final class Certificates {
    private static final int LONGEST = 16 << 10;
    private static final int SIGNS = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    private static final int ENCRYPTS = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement;
    private static final int CERTIFIES = KeyUsage.keyCertSign | KeyUsage.cRLSign;

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.basicConstraints,
            Extension.certificatePolicies,
            Extension.subjectAlternativeName);

    private Certificates() {}

    /** A certificate of version 3 without a critical extension that is not understood (RFC 5280 §4.2). */
    public static Optional<X509CertificateHolder> parse(Bytes der) {
        return Encoding.der(der, LONGEST, value -> {
                    var certificate =
                            new X509CertificateHolder(org.bouncycastle.asn1.x509.Certificate.getInstance(value));
                    Names.read(certificate.getSubject());
                    Names.read(certificate.getIssuer());
                    use(certificate); // throws where an extension is not what its name says
                    return certificate;
                })
                .filter(certificate -> certificate.getVersionNumber() == 3)
                .filter(certificate -> UNDERSTOOD.containsAll(certificate.getCriticalExtensionOIDs()));
    }

    /** Reads again what was read or made here before. */
    public static X509CertificateHolder known(Bytes der) {
        return parse(der).orElseThrow(() -> new IllegalArgumentException("not a certificate"));
    }

    static X509CertificateHolder holder(java.security.cert.Certificate certificate) throws CertificateException {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException e) {
            throw new CertificateException("no X.509 certificate", e);
        }
    }

    /** What the certificate is for, if it is for one thing (GB/T 20518) and not a CA's. */
    public static Optional<KeyUse> use(X509CertificateHolder certificate) {
        var usage = KeyUsage.fromExtensions(certificate.getExtensions());
        var constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
        if (usage == null || usage.hasUsages(KeyUsage.keyCertSign) || constraints != null && constraints.isCA()) {
            return Optional.empty();
        }
        byte[] octets = usage.getBytes();
        int bits = octets.length == 0 ? 0 : octets[0] & 0xff;
        if ((bits & SIGNS) == SIGNS && (bits & (ENCRYPTS | CERTIFIES)) == 0) {
            return Optional.of(KeyUse.SIGNING);
        }
        return (bits & ENCRYPTS) != 0 && (bits & (SIGNS | CERTIFIES)) == 0
                ? Optional.of(KeyUse.ENCRYPTION)
                : Optional.empty();
    }

    /** Whether its key may sign certificates and revocation lists (RFC 5280 §4.2.1.3, §4.2.1.9). */
    static boolean isAuthority(X509CertificateHolder certificate) {
        var usage = KeyUsage.fromExtensions(certificate.getExtensions());
        var constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
        return usage != null && usage.hasUsages(CERTIFIES) && constraints != null && constraints.isCA();
    }

    public static Optional<Certificate> read(X509CertificateHolder certificate, KeyUse use) {
        try {
            return Optional.of(new Certificate(
                    new SerialNumber(certificate.getSerialNumber()),
                    Names.read(certificate.getSubject()),
                    Names.read(certificate.getIssuer()),
                    new ValidityPeriod(
                            certificate.getNotBefore().toInstant(),
                            certificate.getNotAfter().toInstant()),
                    use,
                    PublicKeys.read(certificate.getSubjectPublicKeyInfo()),
                    Bytes.of(certificate.getEncoded())));
        } catch (IOException | RuntimeException notWhatTheDomainKnows) {
            return Optional.empty();
        }
    }

    static Certificate made(X509CertificateHolder certificate, KeyUse use) {
        return read(certificate, use).orElseThrow(() -> new IllegalStateException("a CA can read what it made"));
    }

    public static boolean isSignedBy(X509CertificateHolder certificate, X509CertificateHolder issuer) {
        return isSigned(certificate.getSignatureAlgorithm(), certificate::isSignatureValid, issuer);
    }

    /** The same of a revocation list. */
    public static boolean isSignedBy(X509CRLHolder list, X509CertificateHolder issuer) {
        return isSigned(list.toASN1Structure().getSignatureAlgorithm(), list::isSignatureValid, issuer);
    }

    private interface Signature {
        boolean isValid(ContentVerifierProvider verifier) throws CertException;
    }

    private static boolean isSigned(AlgorithmIdentifier algorithm, Signature signature, X509CertificateHolder issuer) {
        try {
            return SignatureAlgorithms.accepts(algorithm)
                    && SignatureAlgorithms.fits(algorithm.getAlgorithm().getId(), issuer.getSubjectPublicKeyInfo())
                    && signature.isValid(SignatureAlgorithms.verifier(issuer.getSubjectPublicKeyInfo()));
        } catch (CertException | OperatorCreationException | RuntimeException notVerifiable) {
            return false;
        }
    }
}
