package org.yanqi.web.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.RenewalStatus;
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

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();
    private final Payments payments = payments();

    @BeforeEach
    void open() {
        journey.until(RenewalStatus.OPENED);
    }

    @Test
    void whatCameForTheRenewalIsGivenAndNotReturned() {
        var settled = new PaymentOrder.Settled(ASKED, PAID);

        assertThat(payments.given(List.of(settled)))
                .extracting(Payments.Line::state)
                .containsExactly("settled");
        assertThat(returned(settled)).isEmpty();
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

        assertThat(returned(owed, refunding, refunding.failed("ABNORMAL", MORNING), refunded))
                .extracting(Payments.Line::state)
                .containsExactly("owed", "refunding", "failed", "refunded");
        assertThat(returned(refunded).getFirst().standing()).contains("2025-07-11 09:31:00");
    }

    @Test
    void afterACancellationAllGoesBack() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.cancel(CancelReason.NO_LONGER_WANTED);
        var lines = returned(new PaymentOrder.Settled(ASKED, PAID));

        assertThat(lines).extracting(Payments.Line::state).containsExactly("owed");
        assertThat(lines).extracting(Payments.Line::why).containsExactly("申请已经结束，没有签发新证书。");
    }

    @Test
    void afterATakingBackAllGoesBack() {
        journey.until(RenewalStatus.ISSUED);
        journey.takeBack("电子钥匙丢失了新私钥");
        var lines = returned(new PaymentOrder.Settled(ASKED, PAID));

        assertThat(lines).extracting(Payments.Line::state).containsExactly("owed");
        assertThat(lines).extracting(Payments.Line::why).containsExactly("新证书已收回，服务费全额退回。");
    }

    @Test
    void whatGoesBackSaysWhy() {
        var late = new Settlement("4200002", Money.yuan(200), MORNING.plusSeconds(7200));

        assertThat(returned(new PaymentOrder.RefundOwed(ASKED, late), new PaymentOrder.RefundOwed(ASKED, PAID)))
                .extracting(Payments.Line::why)
                .containsExactly("付款时二维码已经失效（有效至 2025-07-11 11:30:00）。", "付款时这笔订单已被新订单取代，或服务费已经付过。");
    }

    @Test
    void anotherSumThanAskedForIsNamedAndItsEntryIsItsReference() {
        journey.until(RenewalStatus.SIGNED);
        journey.payment.chooseTerm(1);
        journey.parties.wallet.pay(journey.payment.order(), Money.yuan(1), RenewalJourney.TODAY);
        var refused = (Outcome.Refused) journey.payment.followPayment();
        var order = journey.orders.find(journey.payment.order()).orElseThrow().value();

        var line = returned(order).getFirst();

        assertThat(line.amount()).isEqualTo("¥1.00");
        assertThat(line.why()).contains("¥1.00", "¥200.00");
        assertThat(line.reference()).isEqualTo(refused.reference());
    }

    private List<Payments.Line> returned(PaymentOrder... orders) {
        return payments.returned(List.of(orders), journey.application());
    }

    private Payments payments() {
        var payments = new Payments();
        payments.say = Say.in(Language.CHINESE);
        payments.useCases = journey.useCases;
        return payments;
    }
}
