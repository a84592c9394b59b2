package org.yanqi.persistence;

import java.time.Instant;
import java.util.List;
import org.yanqi.application.port.IssuanceChecks;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The last check of each issuance in the database. */
public final class StoredIssuanceChecks implements IssuanceChecks {
    private final Transactions transactions;

    public StoredIssuanceChecks(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ApplicationNumber> due(Due due) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> new ApplicationNumber(row.text(0)),
                        """
                        WITH alarmed AS (SELECT DISTINCT application FROM alarm WHERE gone_at IS NULL)
                        SELECT issuance.application FROM (
                            SELECT application FROM issued_certificate
                            UNION SELECT number FROM renewal WHERE status IN ('ISSUED', 'INSTALLED', 'COMPLETED')
                            UNION SELECT application FROM alarmed) issuance
                        LEFT JOIN issuance_check c ON c.application = issuance.application
                        WHERE c.checked_at IS NULL OR c.checked_at <= ?1
                           OR c.checked_at <= ?2 AND issuance.application IN (SELECT application FROM alarmed)
                        ORDER BY c.checked_at NULLS FIRST, issuance.application LIMIT ?3""",
                        due.checkedBefore(),
                        due.alarmedBefore(),
                        due.most()));
    }

    @Override
    public void checked(ApplicationNumber application, Instant at) {
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO issuance_check (application, checked_at) VALUES (?1, ?2)"
                                + " ON CONFLICT (application) DO UPDATE SET checked_at = EXCLUDED.checked_at",
                        application.value(),
                        at));
    }
}
