package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.RenewalCommand.ConfirmPayment;
import org.yanqi.domain.renewal.RenewalCommand.OrderPayment;
import org.yanqi.domain.signature.Signature;

/** The agreement is signed; the choice of term can change until it is paid. */
public record Signed(FaceVerified before, Signature signature, Optional<PaymentChoice> choice, Instant since)
        implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.SIGNED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case OrderPayment order -> order(order, rules);
            case ConfirmPayment confirm -> confirm(confirm);
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Lapse lapse -> Ending.lapse(this, lapse, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    private Decision order(OrderPayment command, RenewalRules rules) {
        Money expected = rules.fees().feeFor(command.term());
        if (!command.fee().equals(expected)) {
            return Decision.refuse(new Refusal.FeeDiffers(command.fee(), expected));
        }
        var chosen = new PaymentChoice(command.order(), command.term(), command.fee());
        return Decision.accept(
                new Signed(before, signature, Optional.of(chosen), since),
                new RenewalEvent.PaymentOrdered(number(), command.order(), command.fee(), command.at()));
    }

    private Decision confirm(ConfirmPayment command) {
        Optional<PaymentChoice> current = choice.filter(chosen -> chosen.order().equals(command.order()));
        if (current.isEmpty()) {
            return Decision.refuse(new Refusal.OrderNotCurrent(
                    choice.map(chosen -> chosen.order().value())));
        }
        Money fee = current.get().fee();
        Money given = command.settlement().amount();
        if (!given.equals(fee)) {
            return Decision.refuse(new Refusal.AmountDiffers(fee, given));
        }
        return Decision.accept(
                new Paid(this, current.get(), command.settlement(), command.at()),
                new RenewalEvent.RenewalPaid(number(), command.order(), fee, command.at()));
    }
}
