package org.yanqi.application.invoice;

import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Paid;

/** Makes the pending invoice (待开票) of a renewal that is installed; it waits until its buyer asks for it. */
public final class OpenInvoice {
    private final RenewalDesk desk;
    private final Invoices invoices;

    public OpenInvoice(RenewalDesk desk, Invoices invoices) {
        this.desk = desk;
        this.invoices = invoices;
    }

    public void handle(ApplicationNumber number) {
        if (invoices.of(number).isEmpty()) {
            desk.find(number)
                    .filter(application -> application.reached(Installed.class).isPresent())
                    .flatMap(application -> application.reached(Paid.class))
                    .ifPresent(this::open);
        }
    }

    private void open(Paid paid) {
        try {
            invoices.save(pending(paid), 0);
        } catch (StaleVersionException openedMeanwhile) {
            // The page and the outbox may come at the same time: there is one invoice either way.
        }
    }

    private static Invoice pending(Paid paid) {
        return new Invoice.Pending(new Invoice.Origin(
                new InvoiceNumber(paid.number().value().replace("YQ", "FP")),
                paid.number().value(),
                paid.choice().fee(),
                paid.settlement().at()));
    }
}
