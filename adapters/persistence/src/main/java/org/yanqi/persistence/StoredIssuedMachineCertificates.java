package org.yanqi.persistence;

import java.util.Optional;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;

/** The register of single certificates in the database; the primary key decides which of two counts. */
public final class StoredIssuedMachineCertificates implements IssuedMachineCertificates {
    private final Transactions transactions;

    public StoredIssuedMachineCertificates(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Entry> of(SerialNumber serial) {
        return transactions.run(em -> find(new Sql(em), serial));
    }

    @Override
    public Entry keep(Entry entry) {
        return transactions.run(em -> {
            Sql sql = new Sql(em);
            sql.change(
                    "INSERT INTO machine_certificate (serial, certificate, at) VALUES (?1, ?2, ?3)"
                            + " ON CONFLICT (serial) DO NOTHING",
                    entry.serial().display(),
                    entry.certificate().toArray(),
                    entry.at());
            return find(sql, entry.serial()).orElseThrow();
        });
    }

    private static Optional<Entry> find(Sql sql, SerialNumber serial) {
        return sql.first(
                row -> new Entry(serial, Bytes.of(row.bytes(0)), row.instant(1)),
                "SELECT certificate, at FROM machine_certificate WHERE serial = ?1",
                serial.display());
    }
}
