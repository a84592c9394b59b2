package org.yanqi.application.port;

import java.util.Optional;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;

/** Takes money from the handler's phone. Every method may throw {@link UnavailableException} and may then be called again. */
public interface PaymentProvider {
    /** What the provider knows of an order. */
    sealed interface Standing {
        record Unknown() implements Standing {}

        record Unpaid() implements Standing {}

        record Paid(Settlement settlement) implements Standing {}

        record Closed() implements Standing {}
    }

    /**
     * Makes the order known; the same request again is the same order.
     *
     * @return the text of the QR code, or nothing if the order cannot be paid any more
     */
    Optional<String> place(PaymentOrder.Request request, String description);

    Standing standing(OrderNumber number);

    /** After this no money is taken for the order; what was paid before stays paid, ask for its standing. */
    void close(OrderNumber number);
}
