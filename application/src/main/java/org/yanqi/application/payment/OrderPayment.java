package org.yanqi.application.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.Secrets;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.PaymentChoice;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.Signed;

/** The handler chooses a term: one order at a time asks for its fee, and the one before it is closed first. */
public final class OrderPayment {
    private static final Duration ORDER_LIVES = Duration.ofHours(2);

    private final RenewalDesk desk;
    private final PaymentOrders orders;
    private final FollowPayment following;
    private final Secrets secrets;
    private final FaultPoints faults;
    private final Clock clock;

    public record Command(ApplicationNumber number, ValidityTerm term) {}

    public OrderPayment(
            RenewalDesk desk,
            PaymentOrders orders,
            FollowPayment following,
            Secrets secrets,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.following = following;
        this.secrets = secrets;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the provider does not answer; the order stays */
    public Outcome handle(Command command) {
        Optional<RenewalApplication> application = desk.find(command.number());
        if (application.isEmpty()) {
            return new Outcome.NotFound(command.number());
        }
        Optional<PaymentChoice> current =
                application.get() instanceof Signed signed ? signed.choice() : Optional.empty();
        if (current.isPresent()) {
            if (current.get().term().equals(command.term()) && isPayable(current.get())) {
                return following.handle(current.get().order());
            }
            Outcome closed = following.close(current.get().order());
            boolean paidMeanwhile = !(closed instanceof Outcome.Now(Signed stillUnpaid));
            if (paidMeanwhile) {
                return closed;
            }
        }
        return order(command);
    }

    private boolean isPayable(PaymentChoice choice) {
        return orders.find(choice.order())
                .map(Versioned::value)
                .filter(order -> order instanceof PaymentOrder.Created || order instanceof PaymentOrder.AwaitingPayment)
                .filter(order -> order.request().expiresAt().isAfter(clock.instant()))
                .isPresent();
    }

    private Outcome order(Command command) {
        Instant now = clock.instant();
        Money fee = desk.rules().fees().feeFor(command.term());
        var order = new OrderNumber(secrets.identifier());
        orders.save(
                new PaymentOrder.Created(
                        new PaymentOrder.Request(order, command.number().value(), fee, now, now.plus(ORDER_LIVES))),
                0);
        faults.reached(FaultPoints.Point.ORDER_STORED);
        Outcome outcome = desk.ask(
                RenewalDesk.HANDLER,
                command.number(),
                new RenewalCommand.OrderPayment(order, command.term(), fee, now));
        return outcome instanceof Outcome.Now ? following.handle(order) : outcome;
    }
}
