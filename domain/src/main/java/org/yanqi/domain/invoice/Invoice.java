package org.yanqi.domain.invoice;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.payment.Money;

/**
 * The one invoice (数电票) of one payment. It is <em>pending</em> (待开票) until its buyer is named, <em>requested</em>
 * before the provider is told, and then <em>issued</em>, <em>failed</em> with a reason that the buyer can mend, or
 * waiting for an operator's <em>action</em> at the tax bureau. After a refund it is <em>reversing</em> and then
 * <em>reversed</em> by a red-letter invoice.
 */
public sealed interface Invoice {
    Origin origin();

    default InvoiceNumber number() {
        return origin().number();
    }

    /** Which renewal was paid, and how much. */
    record Origin(InvoiceNumber number, String application, Money amount, Instant paidAt) {
        Origin forNextAttempt() {
            return new Origin(number.forNextAttempt(), application, amount, paidAt);
        }
    }

    /** The tax authority's invoice: its number, its day, where the provider keeps the document. */
    record Voucher(String taxInvoiceNumber, Instant issuedAt, String documentAddress) {
        public Voucher {
            if (!taxInvoiceNumber.matches("[0-9A-Za-z]{1,30}") || documentAddress.length() > 1024) {
                throw new IllegalArgumentException("not an issued invoice");
            }
        }
    }

    record Pending(Origin origin) implements Invoice {
        public Requested request(Buyer buyer, Instant at) {
            return new Requested(origin, buyer, at);
        }
    }

    record Requested(Origin origin, Buyer buyer, Instant at) implements Invoice {
        public Issued issued(Voucher voucher) {
            return new Issued(origin, buyer, voucher);
        }

        public Failed failed(String reason) {
            return new Failed(origin, buyer, reason);
        }

        public ActionRequired actionRequired() {
            return new ActionRequired(origin, buyer);
        }
    }

    record Issued(Origin origin, Buyer buyer, Voucher voucher) implements Invoice {
        public Reversing reverse(String confirmation) {
            return new Reversing(origin, buyer, voucher, confirmation);
        }
    }

    /** {@code reason} is the provider's, for people. */
    record Failed(Origin origin, Buyer buyer, String reason) implements Invoice {
        public Failed {
            reason = reason.length() > 200 ? reason.substring(0, 200) : reason;
        }

        public Requested requestAgain(Buyer corrected, Instant at) {
            return new Requested(origin.forNextAttempt(), corrected, at);
        }
    }

    record ActionRequired(Origin origin, Buyer buyer) implements Invoice {
        public Requested resumed(Instant at) {
            return new Requested(origin, buyer, at);
        }
    }

    record Reversing(Origin origin, Buyer buyer, Voucher voucher, String confirmation) implements Invoice {
        public Reversed done(Instant at) {
            return new Reversed(origin, buyer, voucher, at);
        }
    }

    record Reversed(Origin origin, Buyer buyer, Voucher voucher, Instant at) implements Invoice {}

    default Optional<Buyer> buyerKnown() {
        return switch (this) {
            case Pending pending -> Optional.empty();
            case Requested requested -> Optional.of(requested.buyer);
            case Issued issued -> Optional.of(issued.buyer);
            case Failed failed -> Optional.of(failed.buyer);
            case ActionRequired action -> Optional.of(action.buyer);
            case Reversing reversing -> Optional.of(reversing.buyer);
            case Reversed reversed -> Optional.of(reversed.buyer);
        };
    }
}
