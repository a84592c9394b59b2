package org.yanqi.domain.certificate;

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
}
