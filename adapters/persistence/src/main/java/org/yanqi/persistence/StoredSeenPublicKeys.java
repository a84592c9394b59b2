package org.yanqi.persistence;

import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Public keys in the database; the primary key decides who showed one first. */
public final class StoredSeenPublicKeys implements SeenPublicKeys {
    private final Transactions transactions;

    public StoredSeenPublicKeys(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean claim(Sha256 publicKey, ApplicationNumber application) {
        return transactions.run(em -> {
            Sql sql = new Sql(em);
            sql.change(
                    "INSERT INTO seen_public_key (public_key, application) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                    publicKey.hex(),
                    application.value());
            return sql.first(
                            row -> row.text(0).equals(application.value()),
                            "SELECT application FROM seen_public_key WHERE public_key = ?1",
                            publicKey.hex())
                    .orElseThrow();
        });
    }
}
