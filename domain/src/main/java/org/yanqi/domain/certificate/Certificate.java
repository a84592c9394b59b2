package org.yanqi.domain.certificate;

import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** One X.509 certificate, read and reduced to what the rules look at; {@code der} is the whole of it. */
public record Certificate(
        SerialNumber serial,
        DistinguishedName subject,
        DistinguishedName issuer,
        ValidityPeriod validity,
        KeyUse use,
        PublicKey publicKey,
        Bytes der) {

    /** The hash of the encoded certificate, by which it is found again. */
    public Sha256 fingerprint() {
        return der.sha256();
    }
}
