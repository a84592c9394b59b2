package org.yanqi.application.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final Duration BETWEEN_QUESTIONS = Duration.ofHours(1);

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
        switch (standing(refunding)) {
            case Standing.Done(Instant at) -> done(refunding, version, at);
            case Standing.Failed(String reason) -> failed(refunding, version, reason);
            case Standing.Underway() -> {}
            case Standing.Unknown() -> {}
        }
    }

    /**
     * Finance gives back at the provider's what did not go by itself; that is asked about from time to time.
     *
     * @throws org.yanqi.application.port.UnavailableException if the provider does not answer; nothing changes
     */
    void followFailed(PaymentOrder.RefundFailed failed, long version) {
        Instant now = clock.instant();
        if (failed.at().plus(BETWEEN_QUESTIONS).isAfter(now)) {
            return;
        }
        PaymentOrder.Refunding again = failed.again();
        switch (standing(again)) {
            case Standing.Done(Instant at) -> done(again, version, at);
            case Standing.Failed(String reason) -> orders.save(again.failed(reason, now), version);
            case Standing.Underway() -> orders.save(again, version);
            case Standing.Unknown() -> orders.save(again, version);
        }
    }

    private Standing standing(PaymentOrder.Refunding refunding) {
        Standing known = provider.standing(refunding);
        if (!(known instanceof Standing.Unknown)) {
            return known;
        }
        Standing begun = provider.refund(refunding);
        faults.reached(FaultPoints.Point.REFUND_REQUESTED);
        return begun;
    }

    private void failed(PaymentOrder.Refunding refunding, long version, String reason) {
        orders.save(refunding.failed(reason, clock.instant()), version);
        record(refunding, "RefundFailed", Map.of("reason", reason));
    }

    private void record(PaymentOrder.Refunding refunding, String act, Map<String, String> more) {
        Map<String, String> facts = new TreeMap<>(more);
        facts.put("order", refunding.number().value());
        facts.put("refund", refunding.refund());
        var application = new ApplicationNumber(refunding.request().application());
        ledger.append(new AuditEntry(application, RenewalDesk.SYSTEM, act, clock.instant(), facts));
    }

    private void done(PaymentOrder.Refunding refunding, long version, Instant at) {
        orders.save(refunding.done(at), version);
        var application = new ApplicationNumber(refunding.request().application());
        record(refunding, "Refund", Map.of());
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
