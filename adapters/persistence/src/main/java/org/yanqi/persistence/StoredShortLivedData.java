package org.yanqi.persistence;

import java.time.Instant;
import org.yanqi.application.port.ShortLivedData;

/** Erases rows that are older than they have to be; an event that waits is never too old. */
public final class StoredShortLivedData implements ShortLivedData {
    /** With its row the key of a file is gone; the file itself is swept away. */
    private static final String PICTURES = """
            DELETE FROM document USING renewal
            WHERE document.application = renewal.number AND renewal.since < ?1
              AND document.kind IN ('ORGANISATION_DOCUMENT', 'ID_CARD_FRONT', 'ID_CARD_BACK')
              AND renewal.status IN ('PAID', 'ISSUING', 'ISSUED', 'INSTALLED', 'COMPLETED')""";

    /** The token agent goes on only with the order with which it began. */
    private static final String TOKEN_JOBS = """
            DELETE FROM token_job WHERE created_at < ?1 AND NOT EXISTS (
                SELECT FROM renewal
                WHERE number = token_job.subject AND status IN ('PAID', 'ISSUING', 'ISSUED', 'INSTALLED'))""";

    private final Transactions transactions;

    public StoredShortLivedData(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int erase(Kind kind, Instant olderThan) {
        return switch (kind) {
            case ONE_TIME_CODES -> delete("DELETE FROM one_time_code WHERE sent_at < ?1", olderThan);
            case RATE_LIMITS -> delete("DELETE FROM rate_limit WHERE last_at < ?1", olderThan);
            case RECEIVED_MESSAGES -> delete("DELETE FROM received_message WHERE at < ?1", olderThan);
            case TOKEN_JOBS -> delete(TOKEN_JOBS, olderThan);
            case PICTURES_OF_RENEWED -> delete(PICTURES, olderThan);
            case STAFF_SESSIONS -> delete("DELETE FROM staff_session WHERE seen < ?1", olderThan);
            case DELIVERED_EVENTS -> delete("DELETE FROM outbox WHERE delivered_at < ?1", olderThan);
        };
    }

    private int delete(String statement, Instant olderThan) {
        return transactions.run(em -> new Sql(em).change(statement, olderThan));
    }
}
