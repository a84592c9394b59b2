package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.yanqi.domain.renewal.CommandFixtures.FEE;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;
import static org.yanqi.domain.renewal.CommandFixtures.ORDER;
import static org.yanqi.domain.renewal.RenewalFixtures.*;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.signature.Signature;

/** Signature, choice of term and payment, as the application sees them. */
class PayingTest {
    private static final OrderNumber SECOND_ORDER = new OrderNumber("YQ20250711-000123-2");

    @Test
    void whatIsSignedIsWhatWasShown() {
        Sha256 prepared = Sha256.of("prepared");
        Sha256 other = Sha256.of("other");
        var sign = new RenewalCommand.SignAgreement(
                prepared, new Signature(other, Sha256.of("signed"), Optional.empty(), NOW), NOW);
        assertThat(refusalOf(faceVerifiedRenewal(), sign)).isEqualTo(new Refusal.DocumentDiffers(prepared, other));
    }

    @Test
    void theSignatureIsKept() {
        assertThat(signedRenewal().signature())
                .isEqualTo(CommandFixtures.signing().signature());
        assertThat(signedRenewal().choice()).isEmpty();
    }

    @Test
    void theFeeIsTheSchedules() {
        var cheap = new RenewalCommand.OrderPayment(ORDER, new ValidityTerm(2), FEE, NOW);
        assertThat(refusalOf(signedRenewal(), cheap)).isEqualTo(new Refusal.FeeDiffers(FEE, Money.yuan(400)));
    }

    @Test
    void theTermCanBeChangedUntilItIsPaid() {
        var threeYears = new RenewalCommand.OrderPayment(SECOND_ORDER, new ValidityTerm(3), Money.yuan(600), NOW);
        Signed changed = after(renewalAwaitingPayment(), threeYears, Signed.class);
        assertThat(changed.choice()).contains(new PaymentChoice(SECOND_ORDER, new ValidityTerm(3), Money.yuan(600)));
        assertThat(eventsOf(renewalAwaitingPayment(), threeYears))
                .containsExactly(new RenewalEvent.PaymentOrdered(NUMBER, SECOND_ORDER, Money.yuan(600), NOW));
    }

    @Test
    void onlyTheCurrentOrderPaysForTheRenewal() {
        var other = new RenewalCommand.ConfirmPayment(
                SECOND_ORDER, CommandFixtures.confirmingPayment().settlement(), NOW);
        assertThat(refusalOf(renewalAwaitingPayment(), other))
                .isEqualTo(new Refusal.OrderNotCurrent(Optional.of(ORDER.value())));
        assertThat(refusalOf(signedRenewal(), CommandFixtures.confirmingPayment()))
                .isEqualTo(new Refusal.OrderNotCurrent(Optional.empty()));
    }

    @Test
    void anotherAmountPaysForNothing() {
        Money oneFenShort = new Money(FEE.fen() - 1);
        var confirm = new RenewalCommand.ConfirmPayment(ORDER, new Settlement("42", oneFenShort, NOW), NOW);
        assertThat(refusalOf(renewalAwaitingPayment(), confirm)).isEqualTo(new Refusal.AmountDiffers(FEE, oneFenShort));
    }

    @Test
    void whatWasPaidIsRemembered() {
        Paid paid = paidRenewal();
        assertThat(paid.choice().order()).isEqualTo(ORDER);
        assertThat(paid.settlement().amount()).isEqualTo(FEE);
        assertThat(eventsOf(renewalAwaitingPayment(), CommandFixtures.confirmingPayment()))
                .containsExactly(new RenewalEvent.RenewalPaid(NUMBER, ORDER, FEE, NOW));
    }

    @Test
    void whoeverPaidIsNotForgottenForWaiting() {
        assertThat(refusalOf(paidRenewal(), CommandFixtures.lapsing()))
                .isEqualTo(new Refusal.StepAlreadyDone(RenewalStatus.PAID, "Lapse"));
    }

    @Test
    void rulesAllowAtLeastOneFaceCheck() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RenewalRules(
                        RULES.window(),
                        RULES.fees(),
                        RULES.issuers(),
                        Set.of(),
                        ConfirmationPhrase.MANUAL,
                        0,
                        RULES.patience(),
                        RULES.retention()));
    }
}
