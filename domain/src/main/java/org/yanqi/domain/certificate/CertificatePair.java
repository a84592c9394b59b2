package org.yanqi.domain.certificate;

import org.yanqi.domain.Sha256;

/** The signing and the encryption certificate of one holder (双证书), of one subject and one issuer. */
public record CertificatePair(Certificate signing, Certificate encryption) {
    public CertificatePair {
        if (signing.use() != KeyUse.SIGNING || encryption.use() != KeyUse.ENCRYPTION) {
            throw new IllegalArgumentException("a pair is a signing and an encryption certificate, in this order");
        }
        if (!signing.subject().matches(encryption.subject())) {
            throw new IllegalArgumentException("both certificates of a pair have one subject");
        }
        if (!signing.issuer().matches(encryption.issuer())) {
            throw new IllegalArgumentException("both certificates of a pair have one issuer");
        }
    }

    public DistinguishedName subject() {
        return signing.subject();
    }

    public ValidityPeriod validity() {
        return signing.validity();
    }

    /** Whether one of the two certificates is for the public key with this fingerprint. */
    public boolean hasKey(Sha256 publicKey) {
        return signing.publicKey().fingerprint().equals(publicKey)
                || encryption.publicKey().fingerprint().equals(publicKey);
    }
}
