package org.yanqi.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.PaymentNotifications.Reading;
import org.yanqi.application.port.PaymentProvider.Standing;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.Pace;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.NotificationFault;
import org.yanqi.emulators.wire.Faults.Party;

/** The adapter against the emulator, which the vendor's own SDK has accepted. */
class WechatPayTest {

    private static final OrderNumber NUMBER = new OrderNumber("YQ20250711000123");
    private static final Money FEE = Money.yuan(200);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static DemonstrationAccounts accounts;

    @TempDir
    Path data;

    private final Instant created = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private Emulators emulators;
    private Receiver receiver;
    private WechatPay payments;

    @BeforeAll
    static void makeKeys() {
        accounts = DemonstrationAccounts.withNewKeys();
    }

    @BeforeEach
    void start() throws Exception {
        emulators = Emulators.start(accounts.settings(data, Clock.systemUTC(), Pace.brisk()));
        receiver = new Receiver();
        payments = new WechatPay(settings(), HTTP, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        receiver.close();
        emulators.close();
    }

    @Test
    void anOrderIsUnknownThenUnpaidThenPaid() throws Exception {
        assertThat(payments.standing(NUMBER)).isEqualTo(new Standing.Unknown());
        String code = placed();
        assertThat(payments.standing(NUMBER)).isEqualTo(new Standing.Unpaid());

        pay(code);

        assertThat(payments.standing(NUMBER)).isInstanceOfSatisfying(Standing.Paid.class, paid -> {
            assertThat(paid.settlement().amount()).isEqualTo(FEE);
            assertThat(paid.settlement().transaction()).hasSize(28);
        });
    }

    @Test
    void theNotificationSaysWhatTheQuerySays() throws Exception {
        pay(placed());
        Reading reading = read(receiver.next());
        assertThat(reading).isInstanceOfSatisfying(Reading.Paid.class, paid -> {
            assertThat(paid.order()).isEqualTo(NUMBER);
            assertThat(new Standing.Paid(paid.settlement())).isEqualTo(payments.standing(NUMBER));
        });
    }

    @Test
    void theSameOrderIsPlacedAgainAndNoOtherOneUnderItsNumber() {
        assertThat(placed()).isNotEqualTo(placed());
        assertThatThrownBy(() -> payments.place(request(Money.yuan(300)), "数字证书延期"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("INVALID_REQUEST");
    }

    @Test
    void aPaidOrAClosedOrderCannotBePlaced() throws Exception {
        String code = placed();
        pay(code);
        assertThat(payments.place(request(FEE), "数字证书延期")).isEmpty();
        payments.close(NUMBER);
        assertThat(payments.standing(NUMBER)).isInstanceOf(Standing.Paid.class);
    }

    @Test
    void aClosedOrderTakesNoMoney() throws Exception {
        String code = placed();
        payments.close(NUMBER);
        payments.close(NUMBER);
        assertThat(payments.standing(NUMBER)).isEqualTo(new Standing.Closed());
        assertThat(payments.place(request(FEE), "数字证书延期")).isEmpty();
        assertThat(pay(code)).isEqualTo(409);
    }

    @Test
    void closingWhatWasNeverPlacedIsNoFault() {
        payments.close(NUMBER);
        assertThat(payments.standing(NUMBER)).isEqualTo(new Standing.Unknown());
    }

    @Test
    void aForgedAnswerCountsForNothing() {
        placed();
        emulators.faults().nextAnswer(Party.PAYMENT, AnswerFault.FORGED);
        assertThatThrownBy(() -> payments.standing(NUMBER))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("does not verify");
    }

    @Test
    void afterALostAnswerTheOrderIsFoundByAsking() {
        emulators.faults().nextAnswer(Party.PAYMENT, AnswerFault.LOST);
        assertThatThrownBy(this::placed).isInstanceOf(UnavailableException.class);
        assertThat(payments.standing(NUMBER)).isEqualTo(new Standing.Unpaid());
        assertThat(placed()).startsWith("weixin://");
    }

    @Test
    void aForgedNotificationIsSeenThrough() throws Exception {
        emulators.faults().nextNotification(NotificationFault.FORGED);
        pay(placed());
        assertThat(read(receiver.next())).isInstanceOf(Reading.Forged.class);
    }

    @Test
    void anAlteredOrAgedNotificationIsSeenThrough() throws Exception {
        pay(placed());
        Receiver.Arrival genuine = receiver.next();
        assertThat(read(genuine.withBody(genuine.body().replace("SUCCESS", "SUCCES5"))))
                .isInstanceOf(Reading.Forged.class);
        Instant later = Clock.systemUTC().instant().plus(Duration.ofMinutes(6));
        assertThat(notifications().read(genuine.headers(), genuine.octets(), later))
                .isInstanceOf(Reading.Forged.class);
        assertThat(read(genuine)).isInstanceOf(Reading.Paid.class);
    }

    @Test
    void anotherAmountIsReadAsItIsGiven() throws Exception {
        emulators.faults().nextNotification(NotificationFault.WRONG_AMOUNT);
        pay(placed());
        assertThat(read(receiver.next()))
                .isInstanceOfSatisfying(
                        Reading.Paid.class,
                        paid -> assertThat(paid.settlement().amount()).isEqualTo(new Money(20001)));
    }

    @Test
    void anOrderWhoseTimeIsOverIsNotEvenSent() {
        Clock later = Clock.fixed(Clock.systemUTC().instant().plus(Duration.ofDays(1)), ZoneOffset.UTC);
        assertThat(new WechatPay(settings(), HTTP, later).place(request(FEE), "数字证书延期"))
                .isEmpty();
    }

    private String placed() {
        return payments.place(request(FEE), "数字证书延期服务费 1 年").orElseThrow();
    }

    private PaymentOrder.Request request(Money amount) {
        return new PaymentOrder.Request(
                NUMBER, "YQ20250711-000123", amount, created, created.plus(Duration.ofMinutes(30)));
    }

    private Reading read(Receiver.Arrival arrival) {
        return notifications()
                .read(arrival.headers(), arrival.octets(), Clock.systemUTC().instant());
    }

    private WechatPayNotifications notifications() {
        return new WechatPayNotifications(settings());
    }

    private WechatPaySettings settings() {
        PublicKey platform = accounts.platformKeys().getPublic();
        var merchant = accounts.wechat();
        return new WechatPaySettings(
                emulators.base(),
                merchant.mchid(),
                merchant.appid(),
                merchant.certificateSerial(),
                accounts.merchantKeys().getPrivate(),
                merchant.platformKeyId(),
                platform,
                merchant.apiV3Key(),
                receiver.uri());
    }

    private int pay(String codeUrl) throws Exception {
        String pr = codeUrl.substring(codeUrl.indexOf('=') + 1);
        URI page = emulators.base().resolve("/phone/api/payments/" + pr);
        HttpRequest request = HttpRequest.newBuilder(page)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"act\":\"pay\"}"))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
