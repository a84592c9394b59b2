package org.yanqi.persistence;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.certificate.SerialNumber;

/** Revocations in the database. */
public final class StoredRevocations implements Revocations {
    private final Transactions transactions;

    public StoredRevocations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Revocation> find(SerialNumber serial) {
        return transactions.run(em -> new Sql(em)
                .first(
                        StoredRevocations::read,
                        "SELECT serial, at, reason FROM revocation WHERE serial = ?1",
                        serial.display()));
    }

    @Override
    public void keep(Revocation revocation) {
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO revocation (serial, at, reason) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                        revocation.serial().display(),
                        revocation.at(),
                        revocation.reason().name()));
    }

    @Override
    public List<Revocation> all() {
        return transactions.run(em -> new Sql(em)
                .all(
                        StoredRevocations::read,
                        "SELECT serial, at, reason FROM revocation ORDER BY length(serial), serial"));
    }

    private static Revocation read(Sql.Row row) {
        return new Revocation(
                new SerialNumber(new BigInteger(row.text(0), 16)), row.instant(1), Reason.valueOf(row.text(2)));
    }
}
