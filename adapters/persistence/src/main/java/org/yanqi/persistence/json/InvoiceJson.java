package org.yanqi.persistence.json;

import java.util.Optional;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.invoice.Buyer;
import org.yanqi.domain.invoice.EmailAddress;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;
import org.yanqi.domain.payment.Money;

/** Invoices; where they are sent, where they can be fetched and what the provider wrote is personal, and may have been erased. */
public final class InvoiceJson {
    private static final int SCHEMA = 1;

    /** What stands where an address was erased. */
    private static final String ERASED = "erased@yanqi.invalid";

    private InvoiceJson() {}

    /** The state of an invoice as one word, for the column that finds it. */
    public static String status(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Pending pending -> "PENDING";
            case Invoice.Requested requested -> "REQUESTED";
            case Invoice.Issued issued -> "ISSUED";
            case Invoice.Failed failed -> "FAILED";
            case Invoice.ActionRequired action -> "ACTION_REQUIRED";
            case Invoice.Reversing reversing -> "REVERSING";
            case Invoice.Reversed reversed -> "REVERSED";
        };
    }

    public static Document write(Invoice invoice) {
        Fields clear = new Fields()
                .number("schema", SCHEMA)
                .text("status", status(invoice))
                .object("origin", write(invoice.origin()))
                .object(
                        "buyer",
                        invoice.buyerKnown(),
                        buyer -> new Fields()
                                .text("title", buyer.title().value())
                                .text("taxNumber", buyer.taxNumber().value()));
        Fields personal = new Fields()
                .text("email", invoice.buyerKnown().map(buyer -> buyer.email().value()));
        switch (invoice) {
            case Invoice.Pending pending -> {}
            case Invoice.Requested requested -> clear.instant("at", requested.at());
            case Invoice.Issued issued -> write(issued.voucher(), clear, personal);
            case Invoice.Failed failed -> personal.text("reason", failed.reason());
            case Invoice.ActionRequired action -> {}
            case Invoice.Reversing reversing ->
                write(reversing.voucher(), clear.text("confirmation", reversing.confirmation()), personal);
            case Invoice.Reversed reversed -> write(reversed.voucher(), clear.instant("at", reversed.at()), personal);
        }
        return Document.of(clear, personal);
    }

    public static Invoice read(Document document) {
        Stored clear = Stored.parse(document.clear());
        Stored personal = document.personal().map(Stored::parse).orElse(Stored.NOTHING);
        clear.checkSchema(SCHEMA);
        Invoice.Origin origin = origin(clear.object("origin"));
        Optional<Buyer> named = clear.optionalObject("buyer").map(buyer -> buyer(buyer, personal));
        if (named.isEmpty()) {
            return new Invoice.Pending(origin);
        }
        Buyer buyer = named.get();
        return switch (clear.text("status")) {
            case "REQUESTED" -> new Invoice.Requested(origin, buyer, clear.instant("at"));
            case "ISSUED" -> new Invoice.Issued(origin, buyer, voucher(clear, personal));
            case "FAILED" ->
                new Invoice.Failed(
                        origin, buyer, personal.optionalText("reason").orElse(ERASED));
            case "ACTION_REQUIRED" -> new Invoice.ActionRequired(origin, buyer);
            case "REVERSING" ->
                new Invoice.Reversing(origin, buyer, voucher(clear, personal), clear.text("confirmation"));
            case "REVERSED" -> new Invoice.Reversed(origin, buyer, voucher(clear, personal), clear.instant("at"));
            default -> throw new IllegalStateException("unknown state of an invoice: " + clear.text("status"));
        };
    }

    private static Fields write(Invoice.Origin origin) {
        return new Fields()
                .text("number", origin.number().value())
                .text("application", origin.application())
                .number("amount", origin.amount().fen())
                .instant("paidAt", origin.paidAt());
    }

    private static Invoice.Origin origin(Stored json) {
        return new Invoice.Origin(
                new InvoiceNumber(json.text("number")),
                json.text("application"),
                new Money(json.number("amount")),
                json.instant("paidAt"));
    }

    private static Buyer buyer(Stored clear, Stored personal) {
        return new Buyer(
                new OrganisationName(clear.text("title")),
                new SocialCreditCode(clear.text("taxNumber")),
                new EmailAddress(personal.optionalText("email").orElse(ERASED)));
    }

    private static void write(Invoice.Voucher voucher, Fields clear, Fields personal) {
        clear.text("taxInvoiceNumber", voucher.taxInvoiceNumber()).instant("issuedAt", voucher.issuedAt());
        personal.text("documentAddress", voucher.documentAddress());
    }

    private static Invoice.Voucher voucher(Stored clear, Stored personal) {
        return new Invoice.Voucher(
                clear.text("taxInvoiceNumber"),
                clear.instant("issuedAt"),
                personal.optionalText("documentAddress").orElse(ERASED));
    }
}
