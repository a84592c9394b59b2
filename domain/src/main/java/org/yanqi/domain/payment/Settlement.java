package org.yanqi.domain.payment;

import java.time.Instant;

/** The provider's word that an order was paid: its own transaction number, the amount, the moment. */
public record Settlement(String transaction, Money amount, Instant at) {
    public Settlement {
        if (!transaction.matches("[\\x21-\\x7e]{1,64}")) {
            throw new IllegalArgumentException("a transaction number is 1 to 64 printable ASCII characters");
        }
    }
}
