package org.yanqi.application.port;

import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;

/** Issues invoices at the tax authority. Every method may throw {@link UnavailableException}. */
public interface InvoiceProvider {
    /** What the provider knows of an invoice. */
    sealed interface Standing {
        record Unknown() implements Standing {}

        record Pending() implements Standing {}

        record Issued(Invoice.Voucher voucher) implements Standing {}

        record Failed(String reason) implements Standing {}

        record ActionRequired() implements Standing {}
    }

    /** Asks for the invoice; the same number again is the same invoice. */
    Standing request(Invoice.Requested invoice);

    Standing standing(InvoiceNumber number);
}
