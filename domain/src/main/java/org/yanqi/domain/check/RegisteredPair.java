package org.yanqi.domain.check;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.SerialNumber;

/**
 * One issuance as the CA's register has it.
 *
 * @param publicKey fingerprint of the signing key that was certified, by the register's word
 * @param signingCertificate hash of the octets in the register
 * @param pair those octets, read again; nothing where they are no pair of the CA that is served
 */
public record RegisteredPair(
        Sha256 publicKey,
        SerialNumber signingSerial,
        SerialNumber encryptionSerial,
        Sha256 signingCertificate,
        Sha256 encryptionCertificate,
        Optional<CertificatePair> pair,
        Instant at) {}
