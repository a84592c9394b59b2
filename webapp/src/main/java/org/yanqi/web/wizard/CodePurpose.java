package org.yanqi.web.wizard;

import org.yanqi.application.invoice.PendingInvoices;
import org.yanqi.web.guard.CurrentVisit;

/** What a one-time code is for: it always answers for one application or one browser, and for nothing else. */
public final class CodePurpose {
    private CodePurpose() {}

    public static String application(CurrentVisit visit) {
        return visit.application()
                .orElseThrow(() -> new jakarta.ws.rs.NotFoundException("no application belongs to this visit"))
                .value();
    }

    public static String invoices(CurrentVisit visit) {
        return PendingInvoices.purpose(visit.id());
    }
}
