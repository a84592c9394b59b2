package org.yanqi.application.port;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The register of the embedded CA and its key management centre: what was issued. */
public interface IssuedCertificates {
    /**
     * One issuance.
     *
     * @param publicKey fingerprint of the signing key that was certified
     * @param escrowedKey the encryption private key, encrypted for the key management centre's own key
     */
    record Entry(
            ApplicationNumber application,
            Sha256 publicKey,
            SerialNumber signingSerial,
            SerialNumber encryptionSerial,
            Bytes signingCertificate,
            Bytes encryptionCertificate,
            Bytes encryptionKey,
            Bytes escrowedKey,
            Instant at) {}

    Optional<Entry> of(ApplicationNumber application);

    /** Keeps the entry unless the application has one; returns the one that is kept, so that two callers agree. */
    Entry keep(Entry entry);
}
