package org.yanqi.persistence;

import java.util.Objects;
import java.util.Optional;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The register in the database; the primary key decides which of two issuances counts. */
public final class StoredIssuedCertificates implements IssuedCertificates {
    private final Transactions transactions;

    public StoredIssuedCertificates(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Entry> of(ApplicationNumber application) {
        return transactions.run(em -> Optional.ofNullable(em.find(IssuedCertificateRow.class, application.value()))
                .map(IssuedCertificateRow::read));
    }

    @Override
    public Entry keep(Entry entry) {
        return transactions.run(em -> {
            new Sql(em)
                    .change(
                            "INSERT INTO issued_certificate (application, public_key, signing_serial,"
                                    + " encryption_serial, signing_certificate, encryption_certificate,"
                                    + " encryption_key, escrowed_key, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                                    + " ON CONFLICT (application) DO NOTHING",
                            entry.application().value(),
                            entry.publicKey().hex(),
                            entry.signingSerial().display(),
                            entry.encryptionSerial().display(),
                            entry.signingCertificate().toArray(),
                            entry.encryptionCertificate().toArray(),
                            entry.encryptionKey().toArray(),
                            entry.escrowedKey().toArray(),
                            entry.at());
            var row = em.find(IssuedCertificateRow.class, entry.application().value());
            return Objects.requireNonNull(row).read();
        });
    }
}
