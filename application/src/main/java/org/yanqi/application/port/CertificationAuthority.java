package org.yanqi.application.port;

import java.time.Instant;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;

/** The CA with its key management centre. Every method may throw {@link UnavailableException}. */
public interface CertificationAuthority {
    /** @param encryptionKey the encryption private key, enveloped to the new signing key (KeyEnvelope, DER) */
    record Issuance(CertificatePair pair, Bytes encryptionKey) {}

    /** Issues the pair; the same application with the same key gets the same answer, however often it asks. */
    Issuance issue(ApplicationNumber application, IssuanceOrder order, Instant now);

    /** Revokes for this reason; a certificate that is revoked already stays as it is. */
    void revoke(SerialNumber serial, Revocations.Reason reason, Instant at);

    RevocationStatus status(SerialNumber serial);
}
