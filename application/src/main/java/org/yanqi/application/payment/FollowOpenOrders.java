package org.yanqi.application.payment;

import java.util.List;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentsOfRenewal;
import org.yanqi.application.renewal.InTurn;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;

/** Asks about every order that may have been paid while nobody was looking, and about money that has not gone back. */
public final class FollowOpenOrders {
    private static final int AT_ONCE = 50;

    private final PaymentOrders orders;
    private final PaymentsOfRenewal payments;
    private final FollowPayment following;

    public FollowOpenOrders(PaymentOrders orders, PaymentsOfRenewal payments, FollowPayment following) {
        this.orders = orders;
        this.payments = payments;
        this.following = following;
    }

    /** @return how many orders could not be asked about */
    public int handle() {
        List<OrderNumber> failed = payments.failedRefunds(AT_ONCE).stream()
                .map(PaymentOrder::number)
                .toList();
        return InTurn.each(orders.open(AT_ONCE), following::handle) + InTurn.each(failed, following::handle);
    }
}
