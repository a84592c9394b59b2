package org.yanqi.application.invoice;

import org.yanqi.application.port.Invoices;
import org.yanqi.application.renewal.InTurn;

/** Asks about every invoice that was requested and is not yet there. */
public final class FollowRequestedInvoices {
    private static final int AT_ONCE = 50;

    private final Invoices invoices;
    private final FollowInvoice following;

    public FollowRequestedInvoices(Invoices invoices, FollowInvoice following) {
        this.invoices = invoices;
        this.following = following;
    }

    /** @return how many invoices could not be asked about */
    public int handle() {
        return InTurn.each(invoices.requested(AT_ONCE), following::handle);
    }
}
