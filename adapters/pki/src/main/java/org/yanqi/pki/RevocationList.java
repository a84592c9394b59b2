package org.yanqi.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.yanqi.domain.Bytes;

/**
 * A revocation list as it is published.
 *
 * @param slot when it was due
 * @param replacedAt when the next one is due, which is before this one is over
 */
public record RevocationList(Instant slot, X509CRLHolder signed, Instant replacedAt) {
    public Bytes der() {
        try {
            return Bytes.of(signed.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a list that was read can be written", e);
        }
    }

    public Instant thisUpdate() {
        return signed.getThisUpdate().toInstant();
    }

    public Instant nextUpdate() {
        return signed.getNextUpdate().toInstant();
    }

    BigInteger number() {
        return CRLNumber.getInstance(signed.getExtension(Extension.cRLNumber).getParsedValue())
                .getCRLNumber();
    }
}
