package org.yanqi.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Whether it is the one that was due then, or a later one. */
    boolean isOf(Instant due) {
        return !slot.isBefore(due);
    }

    boolean isGood(Instant now) {
        return nextUpdate().isAfter(now);
    }

    BigInteger number() {
        return CRLNumber.getInstance(signed.getExtension(Extension.cRLNumber).getParsedValue())
                .getCRLNumber();
    }

    /** What it revokes, to be looked up: the list itself is walked from its beginning for every question. */
    Set<BigInteger> serials() {
        return Arrays.stream(signed.toASN1Structure().getRevokedCertificates())
                .map(entry -> entry.getUserCertificate().getValue())
                .collect(Collectors.toUnmodifiableSet());
    }
}
