package org.yanqi.persistence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.HandledRenewals;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalEvent;
import org.yanqi.persistence.json.EventJson;
import org.yanqi.persistence.secrecy.DataKey;

/** Applications in the database; a change, its events and its audit entry are one transaction. */
public final class StoredRenewalApplications implements RenewalApplications, HandledRenewals {
    private final Transactions transactions;
    private final DataKey key;
    private final Clock clock;

    public StoredRenewalApplications(Transactions transactions, DataKey key, Clock clock) {
        this.transactions = transactions;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public Optional<Versioned<RenewalApplication>> find(ApplicationNumber number) {
        return transactions.run(em ->
                Optional.ofNullable(em.find(RenewalRow.class, number.value())).map(row -> row.read(key)));
    }

    @Override
    public void save(Change change) {
        ApplicationNumber number = change.next().number();
        Instant now = clock.instant();
        Conflicts.asStale(
                number.value(),
                () -> transactions.execute(em -> {
                    Conflicts.store(
                            em,
                            new RenewalRow(),
                            number.value(),
                            RenewalRow.class,
                            change.version(),
                            row -> row.fill(change.next(), key));
                    Sql sql = new Sql(em);
                    change.events().forEach(event -> enqueue(sql, event, now));
                    new AuditChain(sql, number).append(change.entry());
                }));
    }

    @Override
    public Optional<ApplicationNumber> openFor(Sha256 signingCertificate) {
        return transactions.run(
                em -> new Sql(em).first(row -> new ApplicationNumber(row.text(0)), """
                        SELECT number FROM renewal
                        WHERE (old_signing = ?1 OR new_signing = ?1)
                          AND status NOT IN ('COMPLETED', 'CANCELLED', 'REJECTED', 'LAPSED')
                        ORDER BY number DESC LIMIT 1""", signingCertificate.hex()));
    }

    @Override
    public List<ApplicationNumber> installedBy(MobileNumber mobile) {
        return transactions.run(em ->
                new Sql(em).all(row -> new ApplicationNumber(row.text(0)), """
                        SELECT number FROM renewal
                        WHERE handler = ?1 AND status IN ('INSTALLED', 'COMPLETED')
                        ORDER BY number DESC LIMIT 100""", RenewalRow.handlerIndex(mobile, key)));
    }

    private static void enqueue(Sql sql, RenewalEvent event, Instant now) {
        sql.change(
                "INSERT INTO outbox (application, event, due_at) VALUES (?1, CAST(?2 AS jsonb), ?3)",
                event.application().value(),
                EventJson.write(event),
                now);
    }
}
