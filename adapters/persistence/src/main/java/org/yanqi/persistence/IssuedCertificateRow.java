package org.yanqi.persistence;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.time.Instant;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

/** One issuance as it lies in the register; written once, by an insert that leaves an earlier one alone. */
@Entity
@Table(name = "issued_certificate")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init") // JPA makes the row empty and fills it
class IssuedCertificateRow {
    @Id
    private String application;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "signing_serial")
    private String signingSerial;

    @Column(name = "encryption_serial")
    private String encryptionSerial;

    @Column(name = "signing_certificate")
    private byte[] signingCertificate;

    @Column(name = "encryption_certificate")
    private byte[] encryptionCertificate;

    @Column(name = "encryption_key")
    private byte[] encryptionKey;

    @Column(name = "escrowed_key")
    private byte[] escrowedKey;

    @Convert(converter = InstantColumn.class)
    private Instant at;

    IssuedCertificates.Entry read() {
        return new IssuedCertificates.Entry(
                new ApplicationNumber(application),
                new Sha256(publicKey),
                new SerialNumber(new BigInteger(signingSerial, 16)),
                new SerialNumber(new BigInteger(encryptionSerial, 16)),
                Bytes.of(signingCertificate),
                Bytes.of(encryptionCertificate),
                Bytes.of(encryptionKey),
                Bytes.of(escrowedKey),
                at);
    }
}
