package org.yanqi.domain.machine;

import java.time.Instant;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;

/**
 * A machine asks for its next certificate, and has proved that it holds both keys; or a registration authority asks for it,
 * and vouches for that.
 *
 * @param found what is known of the two
 * @param serial reserved for the new certificate
 */
public record KeyUpdate(Certificate old, Wish wish, Found found, SerialNumber serial, Exchange exchange, Instant at) {
    public KeyUpdate {
        if (exchange.speaker() instanceof Speaker.Machine(var own) && !own.equals(old.fingerprint())) {
            throw new IllegalArgumentException("a machine renews its own certificate and no other");
        }
    }

    /**
     * What it asks for.
     *
     * @param publicKey SubjectPublicKeyInfo, DER, of {@code key}
     * @param more whether it asks for extensions that such a certificate does not have
     */
    public record Wish(DistinguishedName subject, PublicKey key, Bytes publicKey, boolean more) {
        public Wish {
            if (!publicKey.sha256().equals(key.fingerprint())) {
                throw new IllegalArgumentException("a key has the fingerprint of its encoding");
            }
        }
    }

    /** What our registers say of the old certificate and of the new key. */
    public record Found(RevocationStatus revocation, KeyHistory history) {}
}
