package org.yanqi.persistence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.port.HandledRenewals;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.persistence.secrecy.DataKeys;

/** Applications in the database; a change, its events and its audit entry are one transaction. */
public final class StoredRenewalApplications implements RenewalApplications, HandledRenewals, RenewalSearch {
    private final Transactions transactions;
    private final DataKeys keys;
    private final Clock clock;

    public StoredRenewalApplications(Transactions transactions, DataKeys keys, Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Optional<Versioned<RenewalApplication>> find(ApplicationNumber number) {
        return transactions.run(em ->
                Optional.ofNullable(em.find(RenewalRow.class, number.value())).map(row -> row.read(keys)));
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
                            row -> row.fill(change.next(), change.erasureDue(), keys));
                    Sql sql = new Sql(em);
                    change.events().forEach(event -> StoredOutbox.put(sql, event, now));
                    new AuditChain(sql, number).append(change.entry());
                    if (change.next() instanceof Erased) {
                        new PersonalTraces(sql, number).erase();
                    }
                }));
    }

    @Override
    public Optional<ApplicationNumber> openFor(Sha256 signingCertificate) {
        return transactions.run(
                em -> new Sql(em).first(row -> new ApplicationNumber(row.text(0)), """
                        SELECT number FROM renewal
                        WHERE (old_signing = ?1 OR new_signing = ?1)
                          AND status NOT IN ('COMPLETED', 'CANCELLED', 'REJECTED', 'LAPSED', 'TAKEN_BACK', 'ERASED')
                        ORDER BY number DESC LIMIT 1""", signingCertificate.hex()));
    }

    @Override
    public List<ApplicationNumber> installedBy(MobileNumber mobile) {
        List<String> indices = keys.indices(RenewalRow.handler(mobile));
        return numbers(
                "SELECT number FROM renewal WHERE handler IN (" + Sql.places(1, indices.size())
                        + ") AND status IN ('INSTALLED', 'COMPLETED') ORDER BY number DESC LIMIT 100",
                indices.toArray());
    }

    @Override
    public List<ApplicationNumber> unchangedSince(Set<RenewalStatus> in, Instant since, int most) {
        if (in.isEmpty()) {
            return List.of();
        }
        List<String> statuses = in.stream().map(RenewalStatus::name).toList();
        return numbers(
                "SELECT number FROM renewal WHERE since <= ?1 AND status IN (" + Sql.places(3, statuses.size())
                        + ") ORDER BY since, number LIMIT ?2",
                Sql.values(statuses, since, most));
    }

    @Override
    public List<ApplicationNumber> ofCertificate(Sha256 signingCertificate) {
        return numbers("""
                SELECT number FROM renewal WHERE old_signing = ?1 OR new_signing = ?1
                ORDER BY number DESC LIMIT 100""", signingCertificate.hex());
    }

    @Override
    public List<ApplicationNumber> erasureDue(Instant now, int most) {
        return numbers("""
                SELECT number FROM renewal WHERE erasure_due <= ?1
                ORDER BY erasure_due, number LIMIT ?2""", now, most);
    }

    private List<ApplicationNumber> numbers(String statement, Object... values) {
        return transactions.run(em -> new Sql(em).all(row -> new ApplicationNumber(row.text(0)), statement, values));
    }
}
