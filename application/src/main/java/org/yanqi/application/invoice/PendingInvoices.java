package org.yanqi.application.invoice;

import java.util.List;
import org.yanqi.application.port.HandledRenewals;
import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;

/** 待开票: the invoices of the renewals that a person has handled, once the phone has answered a one-time code. */
public final class PendingInvoices {
    /** The purpose under which the one-time code is sent and answered. */
    public static final String PURPOSE = "pending-invoices";

    private final HandledRenewals renewals;
    private final Invoices invoices;
    private final OneTimeCodes codes;

    public PendingInvoices(HandledRenewals renewals, Invoices invoices, OneTimeCodes codes) {
        this.renewals = renewals;
        this.invoices = invoices;
        this.codes = codes;
    }

    /** Newest first; empty where the number has not answered its code. */
    public List<Invoice> of(MobileNumber mobile) {
        if (!codes.hasAnswered(PURPOSE, mobile)) {
            return List.of();
        }
        return renewals.installedBy(mobile).stream()
                .map(invoices::of)
                .flatMap(found -> found.map(Versioned::value).stream())
                .toList();
    }

    public boolean mayHandle(MobileNumber mobile, ApplicationNumber number) {
        return of(mobile).stream()
                .anyMatch(invoice -> invoice.origin().application().equals(number.value()));
    }
}
