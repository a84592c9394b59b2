package org.yanqi.application.payment;

import java.time.Clock;
import java.util.Map;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Cancelled;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.TakenBack;

/**
 * Money has come, by the provider's word. The application is paid first and the order settled after it: whoever dies in
 * between leaves an order that is asked about again. Money that nobody needs is owed back.
 */
public final class SettlePayment {
    private static final int TRIES = 5;

    private final RenewalDesk desk;
    private final PaymentOrders orders;
    private final AuditLedger ledger;
    private final FaultPoints faults;
    private final Clock clock;

    public SettlePayment(RenewalDesk desk, PaymentOrders orders, AuditLedger ledger, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.ledger = ledger;
        this.faults = faults;
        this.clock = clock;
    }

    public Outcome settle(OrderNumber number, Settlement settlement) {
        for (int attempt = 1; ; attempt++) {
            try {
                return settleOnce(number, settlement);
            } catch (StaleVersionException stale) {
                if (attempt == TRIES) {
                    throw stale;
                }
            }
        }
    }

    private Outcome settleOnce(OrderNumber number, Settlement settlement) {
        Versioned<PaymentOrder> found =
                orders.find(number).orElseThrow(() -> new IllegalArgumentException("no such payment order"));
        var application = application(found.value());
        return switch (found.value().settle(settlement)) {
            case PaymentOrder.Settling.KnownAlready() -> now(application);
            case PaymentOrder.Settling.AmountDiffers(var asked, var given) ->
                differs(found.value(), settlement, new Refusal.AmountDiffers(asked, given));
            case PaymentOrder.Settling.Changed(PaymentOrder.Settled settled) ->
                confirm(application, settled, found.version());
            case PaymentOrder.Settling.Changed(PaymentOrder late) -> {
                orders.save(late, found.version());
                record(late, settlement, "OrderNotCurrent");
                yield now(application);
            }
        };
    }

    private Outcome confirm(ApplicationNumber application, PaymentOrder.Settled settled, long version) {
        Outcome outcome = desk.ask(
                RenewalDesk.SYSTEM,
                application,
                new RenewalCommand.ConfirmPayment(settled.number(), settled.settlement(), clock.instant()));
        faults.reached(FaultPoints.Point.RENEWAL_PAID);
        if (isPaidBy(application, settled.number())) {
            orders.save(settled, version);
        } else {
            orders.save(settled.unneeded(), version);
            record(settled, settled.settlement(), "OrderNotCurrent");
        }
        faults.reached(FaultPoints.Point.ORDER_SETTLED);
        return outcome instanceof Outcome.Refused ? now(application) : outcome;
    }

    private boolean isPaidBy(ApplicationNumber application, OrderNumber order) {
        return desk.find(application)
                .filter(found -> !(found instanceof Cancelled || found instanceof TakenBack))
                .flatMap(found -> found.reached(Paid.class))
                .filter(paid -> paid.choice().order().equals(order))
                .isPresent();
    }

    private Outcome differs(PaymentOrder order, Settlement settlement, Refusal.AmountDiffers refusal) {
        int entry = record(order, settlement, "AmountDiffers");
        var application = application(order);
        return desk.find(application)
                .<Outcome>map(found -> new Outcome.Refused(refusal, found, entry))
                .orElseGet(() -> new Outcome.NotFound(application));
    }

    /** Why money goes back is found by the order's number. */
    private int record(PaymentOrder order, Settlement settlement, String refused) {
        return ledger.append(new AuditEntry(
                application(order),
                RenewalDesk.SYSTEM,
                "SettlePayment",
                clock.instant(),
                Map.of(
                        "refused", refused,
                        "order", order.number().value(),
                        "askedFen", String.valueOf(order.request().amount().fen()),
                        "givenFen", String.valueOf(settlement.amount().fen()))));
    }

    private static ApplicationNumber application(PaymentOrder order) {
        return new ApplicationNumber(order.request().application());
    }

    private Outcome now(ApplicationNumber number) {
        return desk.find(number).<Outcome>map(Outcome.Now::new).orElseGet(() -> new Outcome.NotFound(number));
    }
}
