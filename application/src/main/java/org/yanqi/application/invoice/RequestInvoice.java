package org.yanqi.application.invoice;

import java.time.Clock;
import java.util.Optional;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.invoice.Buyer;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The buyer is named: the request is stored, then the provider is asked; an invoice that was asked for stays as it is. */
public final class RequestInvoice {
    private final Invoices invoices;
    private final OpenInvoice opening;
    private final FollowInvoice following;
    private final FaultPoints faults;
    private final Clock clock;

    public record Command(ApplicationNumber number, Buyer buyer) {}

    public RequestInvoice(
            Invoices invoices, OpenInvoice opening, FollowInvoice following, FaultPoints faults, Clock clock) {
        this.invoices = invoices;
        this.opening = opening;
        this.following = following;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * The invoice as it stands now, or nothing where none is due.
     *
     * @throws org.yanqi.application.port.UnavailableException if the provider does not answer; the request stays
     */
    public Optional<Invoice> handle(Command command) {
        opening.handle(command.number());
        return invoices.of(command.number()).flatMap(found -> request(command, found));
    }

    private Optional<Invoice> request(Command command, Versioned<Invoice> found) {
        Optional<Invoice.Requested> requested = switch (found.value()) {
            case Invoice.Pending pending -> Optional.of(pending.request(command.buyer(), clock.instant()));
            case Invoice.Failed failed -> Optional.of(failed.requestAgain(command.buyer(), clock.instant()));
            case Invoice.Requested already -> Optional.empty();
            case Invoice.ActionRequired waiting -> Optional.empty();
            case Invoice.Issued issued -> Optional.empty();
            case Invoice.Reversing reversing -> Optional.empty();
            case Invoice.Reversed reversed -> Optional.empty();
        };
        if (requested.isPresent()) {
            invoices.save(requested.get(), found.version());
            faults.reached(FaultPoints.Point.INVOICE_INTENT_STORED);
        }
        return following.handle(command.number());
    }
}
