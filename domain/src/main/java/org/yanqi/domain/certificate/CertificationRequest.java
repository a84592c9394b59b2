package org.yanqi.domain.certificate;

import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** A PKCS#10 request (RFC 2986) whose own signature has been verified; {@code der} is the whole of it. */
public record CertificationRequest(DistinguishedName subject, PublicKey publicKey, Bytes der) {
    public Sha256 fingerprint() {
        return der.sha256();
    }
}
