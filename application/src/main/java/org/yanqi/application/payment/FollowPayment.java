package org.yanqi.application.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentProvider;
import org.yanqi.application.port.PaymentProvider.Standing;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.Signed;

/** Brings an order forward by asking its provider: gets its QR code, learns of its payment, closes it when its time is over. */
public final class FollowPayment {
    private static final Duration CHOSEN_WITHIN = Duration.ofMinutes(1);
    private static final int TRIES = 5;
    private static final String DESCRIPTION = "数字证书服务费";

    private final RenewalDesk desk;
    private final PaymentOrders orders;
    private final PaymentProvider provider;
    private final SettlePayment settling;
    private final FollowRefund refunds;
    private final FaultPoints faults;
    private final Clock clock;

    public FollowPayment(
            RenewalDesk desk,
            PaymentOrders orders,
            PaymentProvider provider,
            SettlePayment settling,
            FollowRefund refunds,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.provider = provider;
        this.settling = settling;
        this.refunds = refunds;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * The application as it stands after its order has been looked at, by this one or by somebody who was faster.
     *
     * @throws org.yanqi.application.port.UnavailableException if the provider does not answer; nothing changes
     */
    public Outcome handle(OrderNumber number) {
        Versioned<PaymentOrder> found = order(number);
        try {
            return follow(found);
        } catch (StaleVersionException overtaken) {
            return now(found.value());
        }
    }

    private Outcome follow(Versioned<PaymentOrder> found) {
        return switch (found.value()) {
            case PaymentOrder.Created created -> place(created, found.version());
            case PaymentOrder.AwaitingPayment awaiting -> ask(awaiting, found.version());
            case PaymentOrder.Settled settled -> now(settled);
            case PaymentOrder.Closed closed -> now(closed);
            case PaymentOrder.RefundOwed owed -> {
                refunds.begin(owed, found.version());
                yield now(owed);
            }
            case PaymentOrder.Refunding refunding -> {
                refunds.follow(refunding, found.version());
                yield now(refunding);
            }
            case PaymentOrder.RefundFailed failed -> {
                refunds.followFailed(failed, found.version());
                yield now(failed);
            }
            case PaymentOrder.Refunded refunded -> now(refunded);
        };
    }

    private Versioned<PaymentOrder> order(OrderNumber number) {
        return orders.find(number).orElseThrow(() -> new IllegalArgumentException("no such payment order"));
    }

    /** Ends an order that is not wanted any more, unless it has been paid at the last moment: then it counts. */
    public Outcome close(OrderNumber number) {
        for (int attempt = 1; ; attempt++) {
            try {
                return closeOnce(number);
            } catch (StaleVersionException overtaken) {
                if (attempt == TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    private Outcome closeOnce(OrderNumber number) {
        Versioned<PaymentOrder> found = order(number);
        PaymentOrder order = found.value();
        if (order.close(clock.instant()).isEmpty() || order instanceof PaymentOrder.Closed) {
            return now(order);
        }
        provider.close(number);
        if (provider.standing(number) instanceof Standing.Paid(Settlement settlement)) {
            return settle(found, settlement);
        }
        order.close(clock.instant()).ifPresent(closed -> orders.save(closed, found.version()));
        return now(order);
    }

    private Outcome place(PaymentOrder.Created created, long version) {
        if (!isWanted(created)) {
            return forget(created, version);
        }
        if (isOver(created)) {
            return close(created.number());
        }
        Optional<String> code = provider.place(created.request(), DESCRIPTION);
        faults.reached(FaultPoints.Point.ORDER_PLACED);
        if (code.isEmpty()) {
            return close(created.number());
        }
        orders.save(created.await(code.get()), version);
        return now(created);
    }

    private boolean isWanted(PaymentOrder.Created created) {
        return desk.find(application(created))
                .flatMap(application -> application.reached(Signed.class))
                .flatMap(Signed::choice)
                .filter(choice -> choice.order().equals(created.number()))
                .isPresent();
    }

    /** Whoever made this order died before choosing it; the provider has never heard of it. */
    private Outcome forget(PaymentOrder.Created created, long version) {
        Instant now = clock.instant();
        if (created.request().createdAt().plus(CHOSEN_WITHIN).isBefore(now)) {
            orders.save(new PaymentOrder.Closed(created.request(), now), version);
        }
        return now(created);
    }

    private Outcome ask(PaymentOrder.AwaitingPayment awaiting, long version) {
        return switch (provider.standing(awaiting.number())) {
            case Standing.Paid(Settlement settlement) -> settle(new Versioned<>(awaiting, version), settlement);
            case Standing.Unpaid() -> isOver(awaiting) ? close(awaiting.number()) : now(awaiting);
            case Standing.Unknown() -> isOver(awaiting) ? close(awaiting.number()) : now(awaiting);
            case Standing.Closed() -> close(awaiting.number());
        };
    }

    /** What a notification says may be doubted; what the provider says when it is asked is its last word. */
    private Outcome settle(Versioned<PaymentOrder> found, Settlement settlement) {
        Outcome outcome = settling.settle(found.value().number(), settlement);
        if (outcome instanceof Outcome.Refused(Refusal.AmountDiffers differs, var application, var entry)) {
            found.value().paidWrongly(settlement).ifPresent(owed -> orders.save(owed, found.version()));
        }
        return outcome;
    }

    private boolean isOver(PaymentOrder order) {
        return !order.request().expiresAt().isAfter(clock.instant());
    }

    private Outcome now(PaymentOrder order) {
        var number = application(order);
        return desk.find(number).<Outcome>map(Outcome.Now::new).orElseGet(() -> new Outcome.NotFound(number));
    }

    private static ApplicationNumber application(PaymentOrder order) {
        return new ApplicationNumber(order.request().application());
    }
}
