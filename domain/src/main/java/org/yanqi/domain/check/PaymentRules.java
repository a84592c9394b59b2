package org.yanqi.domain.check;

import static org.yanqi.domain.renewal.RenewalStatus.PAID;
import static org.yanqi.domain.renewal.RenewalStatus.TAKEN_BACK;

import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.TakenBack;

/**
 * The order by which the application is paid is its own, of the sum that was asked for, settled, and not paid back unless the
 * certificates were taken back.
 */
final class PaymentRules {
    private PaymentRules() {}

    static void apply(IssuanceFacts facts, Mismatches mismatches) {
        if (!facts.canRead(Store.PAYMENT_ORDERS)) {
            return;
        }
        facts.reached(Paid.class).ifPresent(paid -> isPaid(paid, facts, mismatches));
        if (facts.erased().filter(erased -> erased.ended() != TAKEN_BACK).isPresent()
                && facts.kept().orders().stream().noneMatch(PaymentOrder.Settled.class::isInstance)) {
            mismatches.add(new Mismatch.NothingPaid(PAID));
        }
    }

    private static void isPaid(Paid paid, IssuanceFacts facts, Mismatches mismatches) {
        OrderNumber number = paid.choice().order();
        mismatches.compare(paid.choice().fee(), paid.settlement().amount(), Mismatch.OtherAmount::new);
        facts.kept().orders().stream()
                .filter(order -> order.number().equals(number))
                .findFirst()
                .ifPresentOrElse(
                        order -> isPaidBy(order, paid, facts, mismatches),
                        () -> mismatches.add(new Mismatch.PaymentMissing(number)));
    }

    private static void isPaidBy(PaymentOrder order, Paid paid, IssuanceFacts facts, Mismatches mismatches) {
        mismatches.compare(facts.number().value(), order.request().application(), Mismatch.OtherPayer::new);
        mismatches.compare(paid.choice().fee(), order.request().amount(), Mismatch.OtherAmount::new);
        order.settlementKnown().ifPresent(settlement -> isTheSame(paid.settlement(), settlement, mismatches));
        switch (order) {
            case PaymentOrder.Settled settled -> {}
            case PaymentOrder.Created created -> notSettled(order.number(), paid, facts, mismatches);
            case PaymentOrder.AwaitingPayment awaiting -> notSettled(order.number(), paid, facts, mismatches);
            case PaymentOrder.Closed closed -> mismatches.add(new Mismatch.NotSettled(order.number()));
            case PaymentOrder.RefundOwed owed -> paidBack(order.number(), facts, mismatches);
            case PaymentOrder.Refunding refunding -> paidBack(order.number(), facts, mismatches);
            case PaymentOrder.RefundFailed failed -> paidBack(order.number(), facts, mismatches);
            case PaymentOrder.Refunded refunded -> paidBack(order.number(), facts, mismatches);
        }
    }

    private static void paidBack(OrderNumber number, IssuanceFacts facts, Mismatches mismatches) {
        if (facts.reached(TakenBack.class).isEmpty()) {
            mismatches.add(new Mismatch.PaidBack(number));
        }
    }

    private static void isTheSame(Settlement known, Settlement stored, Mismatches mismatches) {
        mismatches.compare(known.amount(), stored.amount(), Mismatch.OtherAmount::new);
        mismatches.compare(known.transaction(), stored.transaction(), Mismatch.OtherTransaction::new);
    }

    /** The application is paid first and the order settled after it, at the latest when it is asked about again. */
    private static void notSettled(OrderNumber number, Paid paid, IssuanceFacts facts, Mismatches mismatches) {
        if (paid.since().plus(IssuanceCheck.SETTLING).isBefore(facts.now())) {
            mismatches.add(new Mismatch.NotSettled(number));
        }
    }
}
