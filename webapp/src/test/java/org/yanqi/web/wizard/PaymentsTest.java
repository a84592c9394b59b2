package org.yanqi.web.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.web.page.Language;
import org.yanqi.web.page.Say;

class PaymentsTest {
    private static final Instant MORNING = Instant.parse("2025-07-11T01:30:00Z");
    private static final PaymentOrder.Request ASKED = new PaymentOrder.Request(
            new OrderNumber("P20250711000123"),
            "YQ20250711-000123",
            Money.yuan(200),
            MORNING,
            MORNING.plusSeconds(7200));
    private static final Settlement PAID = new Settlement("4200001", Money.yuan(200), MORNING);

    private final Payments payments = payments();

    @Test
    void whatCameForTheRenewalIsGivenAndNotReturned() {
        var settled = new PaymentOrder.Settled(ASKED, PAID);

        assertThat(payments.given(List.of(settled)))
                .extracting(Payments.Line::state)
                .containsExactly("settled");
        assertThat(payments.returned(List.of(settled))).isEmpty();
    }

    @Test
    void whatIsNotPaidIsNoPayment() {
        var created = new PaymentOrder.Created(ASKED);

        assertThat(payments.given(
                        List.of(created, created.await("weixin://pay"), new PaymentOrder.Closed(ASKED, MORNING))))
                .isEmpty();
    }

    @Test
    void whatGoesBackSaysHowFarItIs() {
        var owed = new PaymentOrder.RefundOwed(ASKED, PAID);
        var refunding = owed.begin("R1");
        var refunded = refunding.done(MORNING.plusSeconds(60));

        assertThat(payments.returned(List.of(owed, refunding, refunding.failed("ABNORMAL", MORNING), refunded)))
                .extracting(Payments.Line::state)
                .containsExactly("owed", "refunding", "failed", "refunded");
        assertThat(payments.returned(List.of(refunded)).getFirst().standing()).contains("2025-07-11 09:31:00");
    }

    @Test
    void afterACancellationAllGoesBack() {
        assertThat(payments.returnedAfterEnd(List.of(new PaymentOrder.Settled(ASKED, PAID))))
                .extracting(Payments.Line::state)
                .containsExactly("owed");
    }

    @Test
    void theAmountIsTheOneThatWasPaid() {
        var wrong = new Settlement("4200002", Money.yuan(150), MORNING);

        assertThat(payments.returned(List.of(new PaymentOrder.RefundOwed(ASKED, wrong))))
                .extracting(Payments.Line::amount)
                .containsExactly("¥150.00");
    }

    private static Payments payments() {
        var payments = new Payments();
        payments.say = Say.in(Language.CHINESE);
        return payments;
    }
}
