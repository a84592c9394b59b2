package org.yanqi.persistence;

import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.persistence.secrecy.DataKeys;

/** Invoices in the database, one for each application. */
public final class StoredInvoices implements Invoices {
    private final Transactions transactions;
    private final DataKeys keys;

    public StoredInvoices(Transactions transactions, DataKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public Optional<Versioned<Invoice>> of(ApplicationNumber application) {
        return transactions.run(em -> Optional.ofNullable(em.find(InvoiceRow.class, application.value()))
                .map(row -> row.read(keys)));
    }

    @Override
    public void save(Invoice invoice, long version) {
        String application = invoice.origin().application();
        Conflicts.asStale(
                invoice.number().value(),
                () -> transactions.execute(em -> Conflicts.store(
                        em, new InvoiceRow(), application, InvoiceRow.class, version, row -> row.fill(invoice, keys))));
    }

    @Override
    public List<ApplicationNumber> requested(int most) {
        return transactions.run(em -> new Sql(em).all(row -> new ApplicationNumber(row.text(0)), """
                        SELECT application FROM invoice WHERE status = 'REQUESTED'
                        ORDER BY requested_at, application LIMIT ?1""", most));
    }
}
