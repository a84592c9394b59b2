package org.yanqi.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * Certificates for one signature each (事件型证书): valid for minutes, for a key that is destroyed after use. Every method
 * may throw {@link UnavailableException}.
 */
public interface EventCertificates {
    /** Who signs what, and by which evidence the CA knows the person: {@code faceEvidence} is the hash of its reference. */
    record Event(ApplicationNumber application, PersonName signer, Sha256 faceEvidence, Sha256 document) {}

    /** @param chain DER, the event certificate first, the root last */
    record EventCertificate(SerialNumber serial, List<Bytes> chain) {
        public EventCertificate {
            chain = List.copyOf(chain);
        }
    }

    /** @param publicKey SubjectPublicKeyInfo, DER; a new certificate each time */
    EventCertificate issue(Event event, Bytes publicKey, Instant now);

    /** Revokes the application's event certificates, all but the one that was used. */
    void withdraw(ApplicationNumber application, Optional<SerialNumber> used, Instant now);
}
