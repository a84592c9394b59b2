package org.yanqi.application.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.PaymentNotifications;
import org.yanqi.application.port.PaymentNotifications.Reading;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.ReceivedMessages;
import org.yanqi.domain.Bytes;

/** The payment provider speaks by itself: what is genuine is kept as it came, then settled. */
public final class ReceivePaymentNotification {
    private final PaymentNotifications notifications;
    private final ReceivedMessages messages;
    private final PaymentOrders orders;
    private final SettlePayment settling;
    private final FaultPoints faults;
    private final Clock clock;

    /** @param headers by lower-case name; {@code body} exactly as it came, at most 64 KiB */
    public record Command(Map<String, String> headers, Bytes body) {
        public Command {
            headers = Map.copyOf(headers);
        }
    }

    /** What is said back to the provider. */
    public sealed interface Outcome {
        record Acknowledged() implements Outcome {}

        /** Not from the provider: nothing is kept, nothing is done. */
        record Forged() implements Outcome {}

        /** Genuine, for an order that we never made: not acknowledged, so that somebody looks. */
        record UnknownOrder() implements Outcome {}
    }

    public ReceivePaymentNotification(
            PaymentNotifications notifications,
            ReceivedMessages messages,
            PaymentOrders orders,
            SettlePayment settling,
            FaultPoints faults,
            Clock clock) {
        this.notifications = notifications;
        this.messages = messages;
        this.orders = orders;
        this.settling = settling;
        this.faults = faults;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Instant now = clock.instant();
        return switch (notifications.read(command.headers(), command.body(), now)) {
            case Reading.Forged forged -> new Outcome.Forged();
            case Reading.Other other -> {
                keep(command, now);
                yield new Outcome.Acknowledged();
            }
            case Reading.Paid paid -> {
                keep(command, now);
                faults.reached(FaultPoints.Point.NOTIFICATION_STORED);
                if (orders.find(paid.order()).isEmpty()) {
                    yield new Outcome.UnknownOrder();
                }
                settling.settle(paid.order(), paid.settlement());
                yield new Outcome.Acknowledged();
            }
        };
    }

    private void keep(Command command, Instant now) {
        messages.keep(new ReceivedMessages.Message("payment", command.headers(), command.body(), now));
    }
}
