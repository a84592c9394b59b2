package org.yanqi.pki;

import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.domain.certificate.KeyUse;

/** What a certificate that the issuing CA makes is for, and how that shows. */
enum Purpose {
    /** A holder's, to sign (GB/T 20518). */
    SIGNING,
    /** A holder's, to encrypt (GB/T 20518). */
    ENCRYPTION,
    /** A handler's, for one signature. */
    EVENT(EventBinding.OID),
    /** Our own, to answer questions about the others (RFC 6960 §4.2.2.2). */
    STATUS(Extension.extendedKeyUsage, OCSPObjectIdentifiers.id_pkix_ocsp_nocheck),
    /** Our own, to speak with machines that renew their certificates (RFC 9810 §4.5). */
    MESSAGES(Extension.extendedKeyUsage);

    private static final Set<ASN1ObjectIdentifier> COMMON = Set.of(
            Extension.authorityKeyIdentifier,
            Extension.subjectKeyIdentifier,
            Extension.keyUsage,
            Extension.certificatePolicies,
            Extension.cRLDistributionPoints,
            Extension.authorityInfoAccess);

    private final Set<ASN1ObjectIdentifier> own;

    Purpose(ASN1ObjectIdentifier... own) {
        this.own = Set.of(own);
    }

    static Purpose of(KeyUse use) {
        return use == KeyUse.SIGNING ? SIGNING : ENCRYPTION;
    }

    /** Whether these are all the extensions that such a certificate has, and no others. */
    boolean hasJust(Set<ASN1ObjectIdentifier> extensions) {
        return extensions.containsAll(COMMON)
                && extensions.containsAll(own)
                && extensions.size() == COMMON.size() + own.size();
    }

    boolean isShownBy(X509CertificateHolder certificate) {
        return switch (this) {
            case SIGNING, EVENT -> Certificates.use(certificate).equals(Optional.of(KeyUse.SIGNING));
            case ENCRYPTION -> Certificates.use(certificate).equals(Optional.of(KeyUse.ENCRYPTION));
            case STATUS -> signsAndNothingElse(certificate, KeyPurposeId.id_kp_OCSPSigning);
            case MESSAGES -> signsAndNothingElse(certificate, KeyPurposeId.id_kp_cmcCA);
        };
    }

    private static boolean signsAndNothingElse(X509CertificateHolder certificate, KeyPurposeId what) {
        var usage = KeyUsage.fromExtensions(certificate.getExtensions());
        var more = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
        return usage.equals(new KeyUsage(KeyUsage.digitalSignature)) && more.size() == 1 && more.hasKeyPurposeId(what);
    }
}
