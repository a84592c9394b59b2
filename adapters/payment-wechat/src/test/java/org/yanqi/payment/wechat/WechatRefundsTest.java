package org.yanqi.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.port.PaymentNotifications.Reading;
import org.yanqi.application.port.PaymentProvider;
import org.yanqi.application.port.RefundProvider.Standing;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.Party;
import org.yanqi.emulators.wire.Faults.RefundFault;

/** The adapter against the emulator, which the vendor's own SDK has accepted. */
class WechatRefundsTest {

    private static final OrderNumber NUMBER = new OrderNumber("YQ20250711000123");
    private static final String REFUND = "YQ20250711000123-R";
    private static final Money FEE = Money.yuan(200);

    @TempDir
    Path data;

    private final Instant created = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private Merchant merchant;
    private WechatRefunds refunds;

    @BeforeEach
    void start() throws Exception {
        merchant = new Merchant(data);
        refunds = new WechatRefunds(merchant.settings(), HttpClient.newHttpClient(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        merchant.close();
    }

    @Test
    void aRefundIsUnknownThenUnderwayThenDone() {
        var refund = owed();
        assertThat(refunds.standing(refund)).isEqualTo(new Standing.Unknown());
        merchant.faults().refundsTake(Duration.ofHours(1));
        assertThat(refunds.refund(refund)).isEqualTo(new Standing.Underway());
        assertThat(refunds.standing(refund)).isEqualTo(new Standing.Underway());
    }

    @Test
    void aRefundThatIsDoneSaysWhen() {
        var refund = owed();
        merchant.faults().refundsTake(Duration.ZERO);
        assertThat(refunds.refund(refund))
                .isInstanceOfSatisfying(
                        Standing.Done.class,
                        done -> assertThat(done.at())
                                .isBetween(created.truncatedTo(ChronoUnit.SECONDS), created.plusSeconds(60)));
        assertThat(refunds.standing(refund)).isInstanceOf(Standing.Done.class);
    }

    @Test
    void theSameRefundNumberAgainIsTheSameRefund() {
        var refund = owed();
        merchant.faults().refundsTake(Duration.ZERO);
        assertThat(refunds.refund(refund)).isEqualTo(refunds.refund(refund)).isEqualTo(refunds.standing(refund));
    }

    @Test
    void theMoneyGoesBackOnceEvenUnderAnotherNumber() {
        var refund = owed();
        refunds.refund(refund);
        var again = new PaymentOrder.Refunding(refund.request(), refund.settlement(), "another-number");
        assertThatThrownBy(() -> refunds.refund(again))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("INVALID_REQUEST");
    }

    @ParameterizedTest
    @EnumSource(names = {"ABNORMAL", "CLOSED"})
    void whatTheProviderCannotGiveBackIsForFinance(RefundFault fault) {
        var refund = owed();
        merchant.faults().nextRefund(fault);
        merchant.faults().refundsTake(Duration.ZERO);
        assertThat(refunds.refund(refund)).isEqualTo(new Standing.Failed(fault.name()));
        assertThat(refunds.standing(refund)).isEqualTo(new Standing.Failed(fault.name()));
    }

    @Test
    void aCancelledAccountIsForFinanceToo() {
        merchant.faults().nextRefund(RefundFault.ACCOUNT_CANCELLED);
        assertThat(refunds.refund(owed())).isEqualTo(new Standing.Failed("USER_ACCOUNT_ABNORMAL"));
    }

    @Test
    void aShortBalanceIsAskedAgainLater() {
        var refund = owed();
        merchant.faults().nextRefund(RefundFault.BALANCE_SHORT);
        assertThatThrownBy(() -> refunds.refund(refund))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("NOT_ENOUGH");
        assertThat(refunds.refund(refund)).isEqualTo(new Standing.Underway());
    }

    @Test
    void afterALostAnswerTheRefundIsFoundByAsking() {
        var refund = owed();
        merchant.loseTheNextAnswer();
        assertThatThrownBy(() -> refunds.refund(refund)).isInstanceOf(UnavailableException.class);
        assertThat(refunds.standing(refund)).isNotInstanceOf(Standing.Unknown.class);
    }

    @Test
    void aForgedAnswerCountsForNothing() {
        var refund = owed();
        merchant.faults().nextAnswer(Party.PAYMENT, AnswerFault.FORGED);
        assertThatThrownBy(() -> refunds.refund(refund))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("does not verify");
    }

    @Test
    void aRefundOfAnotherSumThanWasPaidIsNotBelieved() {
        var refund = owed();
        refunds.refund(refund);
        Settlement less = new Settlement(
                refund.settlement().transaction(),
                new Money(19_999),
                refund.settlement().at());
        var other = new PaymentOrder.Refunding(refund.request(), less, REFUND);
        assertThatThrownBy(() -> refunds.standing(other)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aRefundOfAnotherOrderIsNotBelieved() {
        var refund = owed();
        refunds.refund(refund);
        var request = new PaymentOrder.Request(
                new OrderNumber("YQ20250711000124"), "YQ20250711-000124", FEE, created, created.plusSeconds(60));
        var other = new PaymentOrder.Refunding(request, refund.settlement(), REFUND);
        assertThatThrownBy(() -> refunds.standing(other)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void whatWasPaidWronglyGoesBackAsItWasPaid() {
        String code = placed();
        merchant.act(code, "{\"act\":\"pay\",\"fen\":30000}");
        var refund = refunding();
        assertThat(refund.settlement().amount()).isEqualTo(Money.yuan(300));
        merchant.faults().refundsTake(Duration.ZERO);
        assertThat(refunds.refund(refund)).isInstanceOf(Standing.Done.class);
    }

    @Test
    void whatWasPaidAfterTheOrderWasClosedGoesBack() {
        String code = placed();
        merchant.payments().close(NUMBER);
        merchant.act(code, "{\"act\":\"pay-late\"}");
        merchant.faults().refundsTake(Duration.ZERO);
        assertThat(refunds.refund(refunding())).isInstanceOf(Standing.Done.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ABNORMAL", "CLOSED"})
    void aRefundsNotificationIsGenuineAndOfNoConcern(RefundFault fault) throws Exception {
        readsAsOther(Optional.of(fault));
    }

    @Test
    void theNotificationOfADoneRefundIsGenuineAndOfNoConcern() throws Exception {
        readsAsOther(Optional.empty());
    }

    /** We never ask for it, but a merchant's account may be set to have it sent. */
    private void readsAsOther(Optional<RefundFault> fault) throws Exception {
        var refund = owed();
        merchant.receiver.next();
        fault.ifPresent(merchant.faults()::nextRefund);
        long fen = refund.settlement().amount().fen();
        new WechatPayClient(merchant.settings(), HttpClient.newHttpClient(), Clock.systemUTC())
                .post(
                        "/v3/refund/domestic/refunds",
                        Json.object()
                                .add("out_trade_no", NUMBER.value())
                                .add("out_refund_no", REFUND)
                                .add("notify_url", merchant.receiver.uri().toString())
                                .add(
                                        "amount",
                                        Json.object()
                                                .add("refund", fen)
                                                .add("total", fen)
                                                .add("currency", "CNY"))
                                .build());
        Receiver.Arrival arrival = merchant.receiver.next();
        assertThat(arrival.body()).contains("REFUND.");
        assertThat(new WechatPayNotifications(merchant.settings())
                        .read(
                                arrival.headers(),
                                arrival.octets(),
                                Clock.systemUTC().instant()))
                .isInstanceOf(Reading.Other.class);
    }

    private PaymentOrder.Refunding owed() {
        merchant.pay(placed());
        return refunding();
    }

    private String placed() {
        return merchant.payments().place(request(), "数字证书延期服务费 1 年").orElseThrow();
    }

    private PaymentOrder.Request request() {
        return new PaymentOrder.Request(
                NUMBER, "YQ20250711-000123", FEE, created, created.plus(Duration.ofMinutes(30)));
    }

    /** With what the platform's books say was paid. */
    private PaymentOrder.Refunding refunding() {
        var standing = merchant.payments().standing(NUMBER);
        assertThat(standing).isInstanceOf(PaymentProvider.Standing.Paid.class);
        var paid = (PaymentProvider.Standing.Paid) standing;
        return new PaymentOrder.RefundOwed(request(), paid.settlement()).begin(REFUND);
    }
}
