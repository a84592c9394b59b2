package org.yanqi.persistence;

import java.time.Instant;
import org.yanqi.application.port.SentNotices;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Sent notices in the database: which, of what, never to whom. */
public final class StoredSentNotices implements SentNotices {
    private final Transactions transactions;

    public StoredSentNotices(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean wasSent(ApplicationNumber application, ShortMessages.Template notice, Instant since) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> true,
                        "SELECT notice FROM sent_notice WHERE application = ?1 AND notice = ?2 AND since = ?3",
                        application.value(),
                        notice.name(),
                        since)
                .isPresent());
    }

    @Override
    public void sent(ApplicationNumber application, ShortMessages.Template notice, Instant since) {
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO sent_notice (application, notice, since) VALUES (?1, ?2, ?3)"
                                + " ON CONFLICT DO NOTHING",
                        application.value(),
                        notice.name(),
                        since));
    }
}
