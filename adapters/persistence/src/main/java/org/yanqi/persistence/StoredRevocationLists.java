package org.yanqi.persistence;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.PublishedRevocationLists;
import org.yanqi.domain.Bytes;

/** Published revocation lists in the database; the primary key decides which of two nodes was first. */
public final class StoredRevocationLists implements PublishedRevocationLists {
    private final Transactions transactions;

    public StoredRevocationLists(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Entry> latest(Series series) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> read(series, row),
                        "SELECT slot, der FROM revocation_list WHERE issuer = ?1 AND kind = ?2"
                                + " ORDER BY slot DESC LIMIT 1",
                        series.issuer().hex(),
                        series.kind().name()));
    }

    @Override
    public Entry keep(Entry entry) {
        Series series = entry.series();
        return transactions.run(em -> {
            var sql = new Sql(em);
            sql.change(
                    "INSERT INTO revocation_list (issuer, kind, slot, der) VALUES (?1, ?2, ?3, ?4)"
                            + " ON CONFLICT DO NOTHING",
                    series.issuer().hex(),
                    series.kind().name(),
                    entry.slot(),
                    entry.der().toArray());
            return sql.first(
                            row -> read(series, row),
                            "SELECT slot, der FROM revocation_list WHERE issuer = ?1 AND kind = ?2 AND slot = ?3",
                            series.issuer().hex(),
                            series.kind().name(),
                            entry.slot())
                    .orElseThrow();
        });
    }

    @Override
    public void forget(Instant before) {
        transactions.execute(em -> new Sql(em).change("DELETE FROM revocation_list WHERE slot < ?1", before));
    }

    private static Entry read(Series series, Sql.Row row) {
        return new Entry(series, row.instant(0), Bytes.of(row.bytes(1)));
    }
}
