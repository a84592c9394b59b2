package org.yanqi.domain.certificate;

import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/**
 * A PKCS#10 request (RFC 2986) whose own signature has been verified.
 *
 * @param der the whole of it
 * @param more whether it asks for extensions that such a certificate does not have
 */
public record CertificationRequest(DistinguishedName subject, PublicKey publicKey, Bytes der, boolean more) {
    public Sha256 fingerprint() {
        return der.sha256();
    }
}
