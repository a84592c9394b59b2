package org.yanqi.pki;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/** The certificates that holders get in pairs, one to sign and one to encrypt (GB/T 20518). */
final class HolderCertificates {
    private final EndEntityProfile profile;

    HolderCertificates(AuthorityKeys keys, Publication publication) {
        this.profile = new EndEntityProfile(keys, publication);
    }

    X509CertificateHolder make(
            KeyUse use, SerialNumber serial, X500Name subject, SubjectPublicKeyInfo key, ValidityPeriod validity) {
        return profile.make(
                Purpose.of(use), new EndEntityProfile.Holder(serial, subject, key, validity, usage(use, key)));
    }

    /** RSA keys encrypt content keys, elliptic ones agree on them (RFC 5480 §3, RFC 3279 §2.3.1), SM2 does both. */
    private static KeyUsage usage(KeyUse use, SubjectPublicKeyInfo key) {
        boolean rsa = key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
        int agrees = rsa ? 0 : KeyUsage.keyAgreement;
        int transports = rsa || Sm2.isKey(key) ? KeyUsage.keyEncipherment : 0;
        return new KeyUsage(
                switch (use) {
                    case SIGNING -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
                    case ENCRYPTION -> KeyUsage.dataEncipherment | transports | agrees;
                });
    }
}
