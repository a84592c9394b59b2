package org.yanqi.application.payment;

import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentsOfRenewal;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Cancelled;
import org.yanqi.domain.renewal.Lapsed;
import org.yanqi.domain.renewal.Rejected;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.TakenBack;

/** An application has ended without certificates, or they were taken back: what was paid goes back, what could still be paid is closed. */
public final class OweRefund {
    private final RenewalDesk desk;
    private final PaymentsOfRenewal payments;
    private final PaymentOrders orders;
    private final FollowPayment following;
    private final FaultPoints faults;

    public OweRefund(
            RenewalDesk desk,
            PaymentsOfRenewal payments,
            PaymentOrders orders,
            FollowPayment following,
            FaultPoints faults) {
        this.desk = desk;
        this.payments = payments;
        this.orders = orders;
        this.following = following;
        this.faults = faults;
    }

    /** @throws org.yanqi.application.port.UnavailableException if an order could not be closed; it is tried again */
    public void handle(ApplicationNumber number) {
        if (desk.find(number).filter(OweRefund::endedWithoutCertificates).isPresent()) {
            payments.of(number).forEach(this::giveBack);
        }
    }

    private static boolean endedWithoutCertificates(RenewalApplication application) {
        return application instanceof Cancelled
                || application instanceof Lapsed
                || application instanceof Rejected
                || application instanceof TakenBack;
    }

    private void giveBack(PaymentOrder order) {
        switch (order) {
            case PaymentOrder.Settled settled -> {
                orders.find(settled.number())
                        .filter(found -> found.value().equals(settled))
                        .ifPresent(found -> orders.save(settled.unneeded(), found.version()));
                faults.reached(FaultPoints.Point.REFUND_OWED_STORED);
            }
            case PaymentOrder.Created created -> following.close(created.number());
            case PaymentOrder.AwaitingPayment awaiting -> following.close(awaiting.number());
            case PaymentOrder.Closed closed -> {}
            case PaymentOrder.RefundOwed owed -> {}
            case PaymentOrder.Refunding refunding -> {}
            case PaymentOrder.RefundFailed failed -> {}
            case PaymentOrder.Refunded refunded -> {}
        }
    }
}
