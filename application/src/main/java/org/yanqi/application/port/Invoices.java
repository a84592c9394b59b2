package org.yanqi.application.port;

import java.util.List;
import java.util.Optional;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;

/** All invoices: one for each payment. */
public interface Invoices {
    Optional<Versioned<Invoice>> of(ApplicationNumber application);

    /**
     * @param version the version that was loaded; 0 for a new invoice
     * @throws StaleVersionException if the stored version is another, or the application has an invoice already
     */
    void save(Invoice invoice, long version);

    /** Applications whose invoices are requested and not yet issued, oldest first. */
    List<ApplicationNumber> requested(int most);
}
