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
        var application = new ApplicationNumber(found.value().request().application());
        return switch (found.value().settle(settlement)) {
            case PaymentOrder.Settling.KnownAlready() -> now(application);
            case PaymentOrder.Settling.AmountDiffers(var asked, var given) ->
                differs(application, number, new Refusal.AmountDiffers(asked, given));
            case PaymentOrder.Settling.Changed(PaymentOrder.Settled settled) ->
                confirm(application, settled, found.version());
            case PaymentOrder.Settling.Changed(PaymentOrder late) -> {
                notWanted(application, number);
                orders.save(late, found.version());
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
        boolean wanted = isPaidBy(application, settled.number());
        if (!wanted) {
            notWanted(application, settled.number());
        }
        orders.save(wanted ? settled : settled.unneeded(), version);
        faults.reached(FaultPoints.Point.ORDER_SETTLED);
        return outcome instanceof Outcome.Refused ? now(application) : outcome;
    }

    private boolean isPaidBy(ApplicationNumber application, OrderNumber order) {
        return desk.find(application)
                .filter(found -> !(found instanceof Cancelled))
                .flatMap(found -> found.reached(Paid.class))
                .filter(paid -> paid.choice().order().equals(order))
                .isPresent();
    }

    /** Money that came too late or twice is written down before it is owed: its page names the entry. */
    private void notWanted(ApplicationNumber application, OrderNumber order) {
        ledger.append(new AuditEntry(
                application,
                RenewalDesk.SYSTEM,
                "SettlePayment",
                clock.instant(),
                Map.of("refused", "OrderNotCurrent", "order", order.value())));
    }

    private Outcome differs(ApplicationNumber application, OrderNumber order, Refusal.AmountDiffers refusal) {
        int entry = ledger.append(new AuditEntry(
                application,
                RenewalDesk.SYSTEM,
                "SettlePayment",
                clock.instant(),
                Map.of(
                        "refused", "AmountDiffers",
                        "order", order.value(),
                        "askedFen", String.valueOf(refusal.asked().fen()),
                        "givenFen", String.valueOf(refusal.given().fen()))));
        return desk.find(application)
                .<Outcome>map(found -> new Outcome.Refused(refusal, found, entry))
                .orElseGet(() -> new Outcome.NotFound(application));
    }

    private Outcome now(ApplicationNumber number) {
        return desk.find(number).<Outcome>map(Outcome.Now::new).orElseGet(() -> new Outcome.NotFound(number));
    }
}
