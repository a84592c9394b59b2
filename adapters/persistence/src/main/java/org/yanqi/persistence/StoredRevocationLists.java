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
    public Optional<Entry> latest(Kind kind) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> new Entry(kind, row.instant(0), Bytes.of(row.bytes(1))),
                        "SELECT slot, der FROM revocation_list WHERE kind = ?1 ORDER BY slot DESC LIMIT 1",
                        kind.name()));
    }

    @Override
    public Entry keep(Entry entry) {
        return transactions.run(em -> {
            var sql = new Sql(em);
            sql.change(
                    "INSERT INTO revocation_list (kind, slot, der) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                    entry.kind().name(),
                    entry.slot(),
                    entry.der().toArray());
            return sql.first(
                            row -> new Entry(entry.kind(), row.instant(0), Bytes.of(row.bytes(1))),
                            "SELECT slot, der FROM revocation_list WHERE kind = ?1 AND slot = ?2",
                            entry.kind().name(),
                            entry.slot())
                    .orElseThrow();
        });
    }

    @Override
    public void forget(Instant before) {
        transactions.execute(em -> new Sql(em).change("DELETE FROM revocation_list WHERE slot < ?1", before));
    }
}
