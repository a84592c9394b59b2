package org.yanqi.domain.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * One request for money. It is <em>created</em> before the provider hears of it, <em>awaits payment</em> once the
 * provider has given the text of the QR code, and is <em>settled</em> by the provider's word alone. An order that the
 * handler no longer wants is <em>closed</em>; money that arrives for a closed order, or arrives when the renewal has
 * been paid by another order, is <em>owed</em> back, <em>refunding</em> once the provider has been told, and
 * <em>refunded</em> at the end. What the provider cannot give back by itself has <em>failed</em> and is finance's matter,
 * until the provider says that it has gone back after all. A settlement heard twice changes nothing.
 */
public sealed interface PaymentOrder {
    Request request();

    default OrderNumber number() {
        return request().number();
    }

    /** What the order is for; the payer is known by the application's number alone. */
    record Request(OrderNumber number, String application, Money amount, Instant createdAt, Instant expiresAt) {
        public Request {
            if (!createdAt.isBefore(expiresAt)) {
                throw new IllegalArgumentException("an order expires after it was created");
            }
        }
    }

    record Created(Request request) implements PaymentOrder {
        public AwaitingPayment await(String codeUrl) {
            return new AwaitingPayment(request, codeUrl);
        }
    }

    /** {@code codeUrl} is what the QR code on the screen holds. */
    record AwaitingPayment(Request request, String codeUrl) implements PaymentOrder {
        public AwaitingPayment {
            if (codeUrl.isBlank() || codeUrl.length() > 512) {
                throw new IllegalArgumentException("a QR code holds 1 to 512 characters");
            }
        }
    }

    record Settled(Request request, Settlement settlement) implements PaymentOrder {
        /** The renewal had been paid otherwise. */
        public RefundOwed unneeded() {
            return new RefundOwed(request, settlement);
        }
    }

    record Closed(Request request, Instant at) implements PaymentOrder {}

    record RefundOwed(Request request, Settlement settlement) implements PaymentOrder {
        /** {@code refund} is our number of the refund; it stays the same however often the provider is asked. */
        public Refunding begin(String refund) {
            return new Refunding(request, settlement, refund);
        }
    }

    record Refunding(Request request, Settlement settlement, String refund) implements PaymentOrder {
        public Refunded done(Instant at) {
            return new Refunded(request, settlement, refund, at);
        }

        /** {@code reason} in the provider's own word. */
        public RefundFailed failed(String reason, Instant at) {
            return new RefundFailed(request, settlement, refund, reason, at);
        }
    }

    /** {@code at}: when the provider last said so. */
    record RefundFailed(Request request, Settlement settlement, String refund, String reason, Instant at)
            implements PaymentOrder {
        public RefundFailed {
            if (!reason.matches("[\\x20-\\x7e]{1,100}")) {
                throw new IllegalArgumentException("a reason is 1 to 100 printable ASCII characters");
            }
        }

        /** The same refund, asked about again. */
        public Refunding again() {
            return new Refunding(request, settlement, refund);
        }
    }

    record Refunded(Request request, Settlement settlement, String refund, Instant at) implements PaymentOrder {}

    /** What a settlement does to an order. */
    sealed interface Settling {
        /** The order is settled now, or owes the money back. */
        record Changed(PaymentOrder next) implements Settling {}

        /** This settlement was known. */
        record KnownAlready() implements Settling {}

        /** The amount is not the order's: the provider is asked before anything is done about it. */
        record AmountDiffers(Money asked, Money given) implements Settling {}
    }

    default Settling settle(Settlement settlement) {
        if (settlementKnown().isPresent()) {
            return new Settling.KnownAlready();
        }
        if (this instanceof Closed) {
            return new Settling.Changed(new RefundOwed(request(), settlement));
        }
        return settlement.amount().equals(request().amount())
                ? new Settling.Changed(new Settled(request(), settlement))
                : new Settling.AmountDiffers(request().amount(), settlement.amount());
    }

    /** By the provider's own books another sum was paid than was asked for: it goes back, unless that is known already. */
    default Optional<RefundOwed> paidWrongly(Settlement settlement) {
        return settlementKnown().isPresent() ? Optional.empty() : Optional.of(new RefundOwed(request(), settlement));
    }

    /** Closing says that no money is wanted any more; it is legal until money has come. */
    default Optional<Closed> close(Instant at) {
        return switch (this) {
            case Created created -> Optional.of(new Closed(created.request, at));
            case AwaitingPayment awaiting -> Optional.of(new Closed(awaiting.request, at));
            case Closed closed -> Optional.of(closed);
            case Settled settled -> Optional.empty();
            case RefundOwed owed -> Optional.empty();
            case Refunding refunding -> Optional.empty();
            case RefundFailed failed -> Optional.empty();
            case Refunded refunded -> Optional.empty();
        };
    }

    default Optional<Settlement> settlementKnown() {
        return switch (this) {
            case Created created -> Optional.empty();
            case AwaitingPayment awaiting -> Optional.empty();
            case Closed closed -> Optional.empty();
            case Settled settled -> Optional.of(settled.settlement);
            case RefundOwed owed -> Optional.of(owed.settlement);
            case Refunding refunding -> Optional.of(refunding.settlement);
            case RefundFailed failed -> Optional.of(failed.settlement);
            case Refunded refunded -> Optional.of(refunded.settlement);
        };
    }
}
