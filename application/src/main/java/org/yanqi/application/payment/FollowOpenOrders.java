package org.yanqi.application.payment;

import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.renewal.InTurn;

/** Asks about every order that may have been paid while nobody was looking. */
public final class FollowOpenOrders {
    private static final int AT_ONCE = 50;

    private final PaymentOrders orders;
    private final FollowPayment following;

    public FollowOpenOrders(PaymentOrders orders, FollowPayment following) {
        this.orders = orders;
        this.following = following;
    }

    /** @return how many orders could not be asked about */
    public int handle() {
        return InTurn.each(orders.open(AT_ONCE), following::handle);
    }
}
