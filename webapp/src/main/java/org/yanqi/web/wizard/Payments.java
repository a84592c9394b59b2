package org.yanqi.web.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Cancelled;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.TakenBack;
import org.yanqi.web.page.Say;

/** What was paid for an application, and what becomes of what was paid too much. */
@ApplicationScoped
public class Payments {
    @Inject
    UseCases useCases;

    @Inject
    Say say;

    /**
     * One payment; {@code state}: the word for it in messages and styles.
     *
     * @param why it goes back, nothing for what stays
     * @param reference by which staff finds it, nothing for what stays
     */
    public record Line(
            String order,
            String amount,
            String paid,
            String state,
            String standing,
            @Nullable String why,
            @Nullable String reference) {
        Line because(String reason, String number) {
            return new Line(order, amount, paid, state, standing, reason, number);
        }
    }

    /** All that money came for, oldest first. */
    List<Line> given(List<PaymentOrder> orders) {
        return orders.stream()
                .filter(order -> order.settlementKnown().isPresent())
                .map(this::line)
                .toList();
    }

    /** What goes back, or has gone back: paid too late, twice, as another amount, or for what was cancelled. */
    List<Line> returned(List<PaymentOrder> orders, RenewalApplication application) {
        boolean ended = givesBack(application);
        List<PaymentOrder> back = orders.stream()
                .map(order -> ended && order instanceof PaymentOrder.Settled settled ? settled.unneeded() : order)
                .filter(order -> !(order instanceof PaymentOrder.Settled))
                .filter(order -> order.settlementKnown().isPresent())
                .toList();
        if (back.isEmpty()) {
            return List.of();
        }
        List<AuditEntry> entries = useCases.viewRenewal().entries(application.number());
        return back.stream()
                .map(order -> line(order)
                        .because(
                                why(order, order.settlementKnown().orElseThrow(), application),
                                reference(application.number(), order, entries)))
                .toList();
    }

    /** Whether all that was paid for the application goes back, on its way or not. */
    static boolean givesBack(@Nullable RenewalApplication application) {
        return application instanceof Cancelled || application instanceof TakenBack;
    }

    private String why(PaymentOrder order, Settlement settlement, RenewalApplication application) {
        Money asked = order.request().amount();
        if (!settlement.amount().equals(asked)) {
            return say.with(
                    "refusal.AmountDiffers",
                    asked.display(),
                    settlement.amount().display());
        }
        if (application instanceof TakenBack) {
            return say.with("refund.why.takenBack");
        }
        if (givesBack(application)) {
            return say.with("refund.why.ended");
        }
        Instant expired = order.request().expiresAt();
        return settlement.at().isBefore(expired)
                ? say.with("refund.why.replaced")
                : say.with("refund.why.late", say.moment(expired));
    }

    /** The entry that says why the money was not taken; the application's number where it was, and is given back. */
    private static String reference(ApplicationNumber number, PaymentOrder order, List<AuditEntry> entries) {
        return IntStream.range(0, entries.size())
                .filter(at -> entries.get(at).facts().containsKey("refused"))
                .filter(at ->
                        order.number().value().equals(entries.get(at).facts().get("order")))
                .mapToObj(at -> number + "-" + (at + 1))
                .findFirst()
                .orElse(number.value());
    }

    private Line line(PaymentOrder order) {
        String state = state(order);
        return new Line(
                order.number().value(),
                order.settlementKnown()
                        .map(Settlement::amount)
                        .map(Money::display)
                        .orElse(""),
                order.settlementKnown().map(Settlement::at).map(say::moment).orElse(""),
                state,
                order instanceof PaymentOrder.Refunded refunded
                        ? say.with("refund.refunded", say.moment(refunded.at()))
                        : say.with("refund." + state),
                null,
                null);
    }

    private static String state(PaymentOrder order) {
        return switch (order) {
            case PaymentOrder.Created created -> "open";
            case PaymentOrder.AwaitingPayment awaiting -> "open";
            case PaymentOrder.Closed closed -> "closed";
            case PaymentOrder.Settled settled -> "settled";
            case PaymentOrder.RefundOwed owed -> "owed";
            case PaymentOrder.Refunding refunding -> "refunding";
            case PaymentOrder.RefundFailed failed -> "failed";
            case PaymentOrder.Refunded refunded -> "refunded";
        };
    }
}
