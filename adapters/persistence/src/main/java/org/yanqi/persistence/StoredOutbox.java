package org.yanqi.persistence;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.yanqi.application.port.Outbox;
import org.yanqi.domain.renewal.RenewalEvent;
import org.yanqi.persistence.json.EventJson;

/**
 * The outbox in the database. One event after the other is claimed, which moves its due time to the end of a lease and
 * commits; handed over outside of any transaction, so that the subscriber may use every port; and marked as delivered, or put off.
 * A node that dies in between lets the lease run out, and another node hands the event over again: at least once.
 * A subscriber that takes longer than the lease is served twice, so everything it does has to be idempotent.
 */
public final class StoredOutbox implements Outbox {
    private static final System.Logger LOG = System.getLogger(StoredOutbox.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 10;

    private final Transactions transactions;
    private final Clock clock;

    public StoredOutbox(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Claim(long id, long attempts, String event, String lease) {}

    @Override
    public void put(RenewalEvent event) {
        transactions.execute(em -> put(new Sql(em), event, clock.instant()));
    }

    /** In the transaction of the change that has caused the event. */
    static void put(Sql sql, RenewalEvent event, Instant now) {
        sql.change(
                "INSERT INTO outbox (application, event, due_at) VALUES (?1, CAST(?2 AS jsonb), ?3)",
                event.application().value(),
                EventJson.write(event),
                now);
    }

    @Override
    public int deliver(int most, Subscriber subscriber) {
        int delivered = 0;
        for (int handled = 0; handled < most; handled++) {
            Optional<Claim> claim = transactions.run(this::claim);
            if (claim.isEmpty()) {
                break;
            }
            delivered += handOver(claim.get(), subscriber) ? 1 : 0;
        }
        return delivered;
    }

    private boolean handOver(Claim claim, Subscriber subscriber) {
        try {
            RenewalEvent event = EventJson.read(claim.event());
            subscriber.on(event);
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event {0} waits after attempt {1}: {2}",
                    Long.toString(claim.id()),
                    claim.attempts(),
                    failure.getClass().getName());
            putOff(claim);
            return false;
        }
        transactions.execute(em -> new Sql(em)
                .change(
                        "UPDATE outbox SET delivered_at = ?1, lease = NULL WHERE id = ?2 AND lease = CAST(?3 AS uuid)",
                        clock.instant(),
                        claim.id(),
                        claim.lease()));
        return true;
    }

    private Optional<Claim> claim(EntityManager em) {
        Sql sql = new Sql(em);
        Instant now = clock.instant();
        String lease = UUID.randomUUID().toString();
        sql.change("""
                UPDATE outbox SET due_at = ?1, attempts = attempts + 1, lease = CAST(?2 AS uuid)
                WHERE id = (SELECT id FROM outbox WHERE delivered_at IS NULL AND due_at <= ?3
                            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)""", now.plus(LEASE), lease, now);
        return sql.first(
                row -> new Claim(row.number(0), row.number(1), row.text(2), lease),
                "SELECT id, attempts, CAST(event AS text) FROM outbox WHERE lease = CAST(?1 AS uuid)",
                lease);
    }

    private void putOff(Claim claim) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(claim.attempts() - 1, MOST_DOUBLINGS));
        transactions.execute(em -> new Sql(em)
                .change(
                        "UPDATE outbox SET due_at = ?1 WHERE id = ?2 AND lease = CAST(?3 AS uuid)",
                        clock.instant().plus(wait),
                        claim.id(),
                        claim.lease()));
    }
}
