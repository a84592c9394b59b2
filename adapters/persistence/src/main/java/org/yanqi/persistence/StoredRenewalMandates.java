package org.yanqi.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.persistence.json.MandateJson;

/** Mandates in the database. */
public final class StoredRenewalMandates implements RenewalMandates {
    private static final String FOUND = "SELECT CAST(mandate AS text), version FROM renewal_mandate WHERE ";

    private final Transactions transactions;

    public StoredRenewalMandates(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Versioned<RenewalMandate>> find(Sign sign) {
        return switch (sign) {
            case Sign.Number(ApplicationNumber number) -> first("number = ?1", number.value());
            case Sign.OfCertificate(Sha256 certificate) ->
                first("certificate = ?1 OR renewed = ?1 ORDER BY certificate = ?1 DESC LIMIT 1", certificate.hex());
            case Sign.OfConversation(Bytes transaction) -> first("transaction = ?1", transaction.toArray());
        };
    }

    private Optional<Versioned<RenewalMandate>> first(String which, Object value) {
        return transactions.run(em -> new Sql(em)
                .first(row -> new Versioned<>(MandateJson.read(row.text(0)), row.number(1)), FOUND + which, value));
    }

    @Override
    public List<ApplicationNumber> due(Instant now, int most) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> new ApplicationNumber(row.text(0)),
                        "SELECT number FROM renewal_mandate WHERE due <= ?1 ORDER BY due, number LIMIT ?2",
                        now,
                        most));
    }

    @Override
    public void save(Change change) {
        String number = change.next().number().value();
        Conflicts.asStale(
                number,
                () -> transactions.execute(em -> {
                    Sql sql = new Sql(em);
                    store(sql, change.next(), change.version());
                    new AuditChain(sql, change.next().number()).append(change.entry());
                }));
    }

    private static void store(Sql sql, RenewalMandate next, long version) {
        String number = next.number().value();
        if (version == 0) {
            sql.change(
                    "INSERT INTO renewal_mandate (number, version, certificate, mandate)"
                            + " VALUES (?1, 0, ?2, CAST('{}' AS jsonb))",
                    number,
                    next.certificate().hex());
        }
        int changed = sql.change(
                "UPDATE renewal_mandate SET version = version + 1, certificate = ?3, mandate = CAST(?4 AS jsonb)"
                        + " WHERE number = ?1 AND version = ?2",
                number,
                version,
                next.certificate().hex(),
                MandateJson.write(next));
        if (changed == 0) {
            throw new StaleVersionException(number);
        }
        next.latest().ifPresent(renewal -> store(sql, number, renewal));
    }

    private static void store(Sql sql, String number, MachineRenewal renewal) {
        sql.change(
                "UPDATE renewal_mandate SET renewed = ?2, transaction = ?3, due = NULL WHERE number = ?1",
                number,
                renewal.order().oldCertificate().sha256().hex(),
                renewal.exchange().transaction().toArray());
        renewal.due()
                .ifPresent(due -> sql.change("UPDATE renewal_mandate SET due = ?2 WHERE number = ?1", number, due));
    }
}
