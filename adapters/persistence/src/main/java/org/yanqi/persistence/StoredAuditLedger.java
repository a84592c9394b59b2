package org.yanqi.persistence;

import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The audit ledger in append-only tables, a hash chain for each application. */
public final class StoredAuditLedger implements AuditLedger {
    private final Transactions transactions;

    public StoredAuditLedger(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int append(AuditEntry entry) {
        return transactions.run(em -> new AuditChain(new Sql(em), entry.application()).append(entry));
    }

    /** @throws LedgerTamperedException if the chain does not hold together */
    @Override
    public List<AuditEntry> of(ApplicationNumber application) {
        return transactions.run(em -> new AuditChain(new Sql(em), application).verified());
    }

    /**
     * Checks the chains of at most so many applications, in the order of their numbers.
     *
     * @param after the last number that was checked before, or nothing to begin
     * @return the last number that was checked now, or nothing at the end
     * @throws LedgerTamperedException at the first chain that does not hold together
     */
    public Optional<ApplicationNumber> verify(Optional<ApplicationNumber> after, int most) {
        List<ApplicationNumber> numbers = transactions.run(em -> new Sql(em)
                .all(
                        row -> new ApplicationNumber(row.text(0)),
                        "SELECT application FROM"
                                + " (SELECT application FROM audit_head UNION SELECT application FROM audit_entry) chain"
                                + " WHERE application > ?1 ORDER BY application LIMIT ?2",
                        after.map(ApplicationNumber::value).orElse(""),
                        most));
        numbers.forEach(this::of);
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.getLast());
    }
}
