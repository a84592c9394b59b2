package org.yanqi.application.invoice;

import java.util.List;
import org.yanqi.application.port.HandledRenewals;
import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.invoice.Invoice;

/** 待开票: the invoices of the renewals that a person has handled, for the browser in which the phone's code was answered. */
public final class PendingInvoices {
    private final HandledRenewals renewals;
    private final Invoices invoices;
    private final OneTimeCodes codes;

    public PendingInvoices(HandledRenewals renewals, Invoices invoices, OneTimeCodes codes) {
        this.renewals = renewals;
        this.invoices = invoices;
        this.codes = codes;
    }

    /** The purpose of the one-time code: what one visit has opened is closed to every other. */
    public static String purpose(String visit) {
        return "pending-invoices-" + visit;
    }

    /** Newest first; empty where the number has not answered its code in this visit. */
    public List<Invoice> of(String visit, MobileNumber mobile) {
        if (!codes.hasAnswered(purpose(visit), mobile)) {
            return List.of();
        }
        return renewals.installedBy(mobile).stream()
                .map(invoices::of)
                .flatMap(found -> found.map(Versioned::value).stream())
                .toList();
    }
}
