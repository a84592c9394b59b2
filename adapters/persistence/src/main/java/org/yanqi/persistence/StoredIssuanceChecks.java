package org.yanqi.persistence;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.yanqi.application.port.IssuanceChecks;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The last check of each issuance in the database. */
public final class StoredIssuanceChecks implements IssuanceChecks {
    /** As the index of V25 has them. */
    private static final String REQUESTS = " FROM audit_entry WHERE entry LIKE '%\"act\":\"RequestRenewal\"%'";

    private static final String UNCLAIMED = " FROM machine_certificate m WHERE NOT EXISTS (SELECT 1" + REQUESTS
            + " AND CAST(entry AS jsonb) -> 'facts' ->> 'new' = m.serial)"
            + " AND NOT EXISTS (SELECT 1 FROM renewal_mandate"
            + " WHERE mandate -> 'latest' -> 'order' ->> 'serial' = m.serial)";

    private static final String ISSUANCES = "SELECT application FROM issued_certificate"
            + " UNION SELECT number FROM renewal WHERE status IN ('ISSUED', 'INSTALLED', 'COMPLETED', 'TAKEN_BACK')"
            + " UNION SELECT number FROM renewal_mandate"
            + " UNION SELECT application" + REQUESTS
            + " UNION SELECT 'YQ' || to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') || '-000000'" + UNCLAIMED
            + " UNION SELECT application FROM alarmed";

    private static final String DUE = """
            WITH alarmed AS (SELECT DISTINCT application FROM alarm WHERE gone_at IS NULL)
            SELECT issuance.application FROM (""" + ISSUANCES + """
            ) issuance
            LEFT JOIN issuance_check c ON c.application = issuance.application
            WHERE c.checked_at IS NULL OR c.checked_at <= ?1
               OR c.checked_at <= ?2 AND issuance.application IN (SELECT application FROM alarmed)
            ORDER BY c.checked_at NULLS FIRST, issuance.application LIMIT ?3""";

    private final Transactions transactions;

    public StoredIssuanceChecks(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ApplicationNumber> due(Due due) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> new ApplicationNumber(row.text(0)),
                        DUE,
                        due.checkedBefore(),
                        due.alarmedBefore(),
                        due.most()));
    }

    @Override
    public List<IssuedMachineCertificates.Entry> unclaimed(LocalDate day) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> new IssuedMachineCertificates.Entry(
                                new SerialNumber(new BigInteger(row.text(0), 16)),
                                Bytes.of(row.bytes(1)),
                                row.instant(2)),
                        "SELECT serial, certificate, at" + UNCLAIMED + " AND at >= ?1 AND at < ?2 ORDER BY serial",
                        beginning(day),
                        beginning(day.plusDays(1))));
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay().toInstant(ValidityTerm.CHINA);
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
