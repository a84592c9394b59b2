package org.yanqi.application.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.RefundProvider;
import org.yanqi.application.port.RefundProvider.Standing;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;

/**
 * Brings a refund forward: its number is stored before the provider hears of it, and the provider is asked before it is
 * told again, so that money goes back once.
 */
public final class FollowRefund {
    private final RenewalDesk desk;
    private final PaymentOrders orders;
    private final RefundProvider provider;
    private final ShortMessages messages;
    private final AuditLedger ledger;
    private final FaultPoints faults;
    private final Clock clock;

    public FollowRefund(
            RenewalDesk desk,
            PaymentOrders orders,
            RefundProvider provider,
            ShortMessages messages,
            AuditLedger ledger,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.provider = provider;
        this.messages = messages;
        this.ledger = ledger;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the provider does not answer; nothing changes */
    void begin(PaymentOrder.RefundOwed owed, long version) {
        PaymentOrder.Refunding refunding = owed.begin("R" + owed.number());
        orders.save(refunding, version);
        faults.reached(FaultPoints.Point.REFUND_INTENT_STORED);
        orders.find(owed.number())
                .filter(found -> found.value().equals(refunding))
                .ifPresent(found -> follow(refunding, found.version()));
    }

    /** @throws org.yanqi.application.port.UnavailableException if the provider does not answer; nothing changes */
    void follow(PaymentOrder.Refunding refunding, long version) {
        Standing standing = provider.standing(refunding);
        if (standing instanceof Standing.Unknown) {
            standing = provider.refund(refunding);
            faults.reached(FaultPoints.Point.REFUND_REQUESTED);
        }
        switch (standing) {
            case Standing.Done(Instant at) -> done(refunding, version, at);
            case Standing.Failed(String reason) -> {}
            case Standing.Underway() -> {}
            case Standing.Unknown() -> {}
        }
    }

    private void done(PaymentOrder.Refunding refunding, long version, Instant at) {
        orders.save(refunding.done(at), version);
        var application = new ApplicationNumber(refunding.request().application());
        ledger.append(new AuditEntry(
                application,
                RenewalDesk.SYSTEM,
                "Refund",
                clock.instant(),
                Map.of("order", refunding.number().value(), "refund", refunding.refund())));
        desk.find(application)
                .flatMap(found -> found.reached(Identified.class))
                .ifPresent(identified -> messages.send(
                        identified.handler().mobile(),
                        ShortMessages.Template.REFUND_DONE,
                        List.of(
                                application.value(),
                                refunding.settlement().amount().decimal())));
    }
}
