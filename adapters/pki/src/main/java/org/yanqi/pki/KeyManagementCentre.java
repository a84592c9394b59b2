package org.yanqi.pki;

import java.security.KeyPair;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/** 密钥管理中心: makes encryption keys, hands each to its holder alone, and escrows it. */
final class KeyManagementCentre {
    private final X509CertificateHolder own;

    KeyManagementCentre(X509CertificateHolder own) {
        this.own = own;
    }

    /**
     * A new encryption key.
     *
     * @param envelope for the holder's new signing key (KeyEnvelope or, for SM2, SM2EnvelopedKey, DER)
     * @param escrow the PKCS#8 key in a CMS EnvelopedData for the centre itself
     */
    record Delivery(SubjectPublicKeyInfo publicKey, Bytes envelope, Bytes escrow) {}

    Delivery make(SubjectPublicKeyInfo signingKey) {
        KeyProfile profile = profileOf(signingKey);
        KeyPair pair = JavaKeys.generate(profile);
        return new Delivery(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()),
                profile == KeyProfile.SM2
                        ? Sm2EnvelopedKey.enclose(pair, signingKey)
                        : KeyEnvelope.enclose(pair, JavaKeys.publicKey(signingKey)),
                Sealing.seal(pair.getPrivate().getEncoded(), own));
    }

    private static KeyProfile profileOf(SubjectPublicKeyInfo key) {
        if (key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return KeyProfile.RSA2048;
        }
        return Sm2.isKey(key) ? KeyProfile.SM2 : KeyProfile.P256;
    }
}
