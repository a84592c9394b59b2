package org.yanqi.application.port;

import java.time.Instant;
import org.yanqi.domain.payment.PaymentOrder;

/** Gives money back the way it came. Every method may throw {@link UnavailableException} and may then be called again. */
public interface RefundProvider {
    /** What the provider knows of a refund. */
    sealed interface Standing {
        record Unknown() implements Standing {}

        record Underway() implements Standing {}

        record Done(Instant at) implements Standing {}

        /** The provider cannot give it back by itself, such as to a closed account: finance has to. */
        record Failed(String reason) implements Standing {}
    }

    /** Asks for the refund of the whole order; the same refund number again is the same refund. */
    Standing refund(PaymentOrder.Refunding refund);

    Standing standing(PaymentOrder.Refunding refund);
}
