package org.yanqi.persistence;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.RateLimits;
import org.yanqi.persistence.secrecy.DataKeys;

/**
 * A row for each subject holds the moments of its attempts within the period, so that the limit slides with the time. One
 * statement forgets the old ones, counts, and adds the new one or refuses it: attempts on all nodes come one after the other.
 */
public final class StoredRateLimits implements RateLimits {
    private final Transactions transactions;
    private final DataKeys keys;

    public StoredRateLimits(Transactions transactions, DataKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public Optional<Instant> attempt(String subject, Limit limit, Instant now) {
        String hashed = index(subject);
        return transactions.run(em -> {
            Sql sql = new Sql(em);
            sql.change("""
                    INSERT INTO rate_limit AS known (subject, key_id, attempts, refused, last_at)
                    VALUES (?1, ?2, ARRAY[CAST(?3 AS timestamptz)], false, ?3)
                    ON CONFLICT (subject) DO UPDATE SET (attempts, refused, last_at) = (
                        SELECT CASE WHEN count(moment) < ?4 THEN coalesce(array_agg(moment ORDER BY moment), '{}') || CAST(?3 AS timestamptz)
                                    ELSE array_agg(moment ORDER BY moment) END,
                               count(moment) >= ?4,
                               CASE WHEN count(moment) < ?4 THEN CAST(?3 AS timestamptz) ELSE known.last_at END
                        FROM unnest(known.attempts) moment WHERE moment > ?5)""", hashed, keys.ids().getFirst(), now, limit.most(), now.minus(limit.within()));
            return sql.first(
                            row -> row.flag(0)
                                    ? Optional.of(row.instant(1).plus(limit.within()))
                                    : Optional.<Instant>empty(),
                            "SELECT refused, attempts[1] FROM rate_limit WHERE subject = ?1",
                            hashed)
                    .orElseThrow();
        });
    }

    @Override
    public void forgive(String subject) {
        String hashed = index(subject);
        transactions.run(em -> new Sql(em).change("DELETE FROM rate_limit WHERE subject = ?1", hashed));
    }

    private String index(String subject) {
        return keys.index("rate limit/" + subject);
    }
}
