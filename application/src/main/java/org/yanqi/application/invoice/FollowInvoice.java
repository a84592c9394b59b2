package org.yanqi.application.invoice;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.InvoiceProvider;
import org.yanqi.application.port.InvoiceProvider.Standing;
import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Brings an invoice forward by asking its provider: asks for it where the provider knows nothing of it. */
public final class FollowInvoice {
    private final Invoices invoices;
    private final InvoiceProvider provider;
    private final AuditLedger ledger;
    private final FaultPoints faults;
    private final Clock clock;

    public FollowInvoice(
            Invoices invoices, InvoiceProvider provider, AuditLedger ledger, FaultPoints faults, Clock clock) {
        this.invoices = invoices;
        this.provider = provider;
        this.ledger = ledger;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the provider does not answer; nothing changes */
    public Optional<Invoice> handle(ApplicationNumber number) {
        return invoices.of(number).map(this::follow);
    }

    private Invoice follow(Versioned<Invoice> found) {
        return switch (found.value()) {
            case Invoice.Requested requested -> settle(requested, found.version(), ask(requested));
            case Invoice.ActionRequired waiting ->
                settle(waiting.resumed(clock.instant()), found.version(), provider.standing(waiting.number()));
            case Invoice.Pending pending -> pending;
            case Invoice.Failed failed -> failed;
            case Invoice.Issued issued -> issued;
            case Invoice.Reversing reversing -> reversing;
            case Invoice.Reversed reversed -> reversed;
        };
    }

    private Standing ask(Invoice.Requested requested) {
        Standing standing = provider.standing(requested.number());
        if (!(standing instanceof Standing.Unknown)) {
            return standing;
        }
        Standing asked = provider.request(requested);
        faults.reached(FaultPoints.Point.INVOICE_REQUESTED);
        return asked;
    }

    private Invoice settle(Invoice.Requested requested, long version, Standing standing) {
        Invoice next = switch (standing) {
            case Standing.Issued(Invoice.Voucher voucher) -> requested.issued(voucher);
            case Standing.Failed(String reason) -> requested.failed(reason);
            case Standing.ActionRequired() -> requested.actionRequired();
            case Standing.Pending() -> requested;
            case Standing.Unknown() -> requested;
        };
        if (next == requested) {
            return requested;
        }
        try {
            if (next instanceof Invoice.Failed failed) {
                note(failed);
            }
            invoices.save(next, version);
            return next;
        } catch (StaleVersionException followedByAnother) {
            return invoices.of(new ApplicationNumber(requested.origin().application()))
                    .orElseThrow()
                    .value();
        }
    }

    /** Why stays with the invoice: the provider's words may name the buyer, and the ledger names nobody. */
    private void note(Invoice.Failed failed) {
        ledger.append(new AuditEntry(
                new ApplicationNumber(failed.origin().application()),
                RenewalDesk.SYSTEM,
                "FollowInvoice",
                clock.instant(),
                Map.of("refused", "InvoiceFailed", "invoice", failed.number().value())));
    }
}
