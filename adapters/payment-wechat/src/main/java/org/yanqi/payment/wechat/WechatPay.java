package org.yanqi.payment.wechat;

import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.port.PaymentProvider;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.payment.wechat.WechatPayClient.Answer;

/** Native payment: the order's code_url becomes the QR code on the screen (WeChat Pay APIv3). */
public final class WechatPay implements PaymentProvider {

    private static final String TRANSACTIONS = "/v3/pay/transactions/";
    private static final int LONGEST_DESCRIPTION = 127;
    private static final Set<String> CANNOT_BE_PAID = Set.of("ORDERPAID", "ORDER_CLOSED", "OUT_TRADE_NO_USED");
    private static final Set<String> NOTHING_TO_CLOSE = Set.of("ORDERPAID", "ORDER_CLOSED", "ORDER_NOT_EXIST");

    private final WechatPaySettings settings;
    private final WechatPayClient client;
    private final Clock clock;

    public WechatPay(WechatPaySettings settings, HttpClient http, Clock clock) {
        this.settings = settings;
        this.client = new WechatPayClient(settings, http, clock);
        this.clock = clock;
    }

    @Override
    public Optional<String> place(PaymentOrder.Request request, String description) {
        if (!clock.instant().isBefore(request.expiresAt())) {
            return Optional.empty();
        }
        Answer answer = client.post(TRANSACTIONS + "native", order(request, description));
        if (CANNOT_BE_PAID.contains(answer.code())) {
            return Optional.empty();
        }
        return Optional.of(Json.text(answer.body(), "code_url")
                .filter(url -> answer.ok())
                .orElseThrow(() -> notUnderstood("placing an order", answer)));
    }

    @Override
    public Standing standing(OrderNumber number) {
        Answer answer = client.get(TRANSACTIONS + "out-trade-no/" + number.value() + "?mchid=" + settings.mchid());
        if (answer.code().equals("ORDER_NOT_EXIST")) {
            return new Standing.Unknown();
        }
        return Transaction.of(answer.body(), settings)
                .filter(transaction -> answer.ok() && transaction.order().equals(number))
                .map(Transaction::standing)
                .orElseThrow(() -> notUnderstood("asking for an order", answer));
    }

    @Override
    public void close(OrderNumber number) {
        JsonObject body = Json.object().add("mchid", settings.mchid()).build();
        Answer answer = client.post(TRANSACTIONS + "out-trade-no/" + number.value() + "/close", body);
        if (!answer.ok() && !NOTHING_TO_CLOSE.contains(answer.code())) {
            throw notUnderstood("closing an order", answer);
        }
    }

    /** Made of the stored request alone, as the same order may be placed again only with the same parameters. */
    private JsonObject order(PaymentOrder.Request request, String description) {
        String shown = description.length() > LONGEST_DESCRIPTION
                ? description.substring(0, LONGEST_DESCRIPTION)
                : description;
        return Json.object()
                .add("appid", settings.appid())
                .add("mchid", settings.mchid())
                .add("description", shown)
                .add("out_trade_no", request.number().value())
                .add("time_expire", time(request))
                .add("notify_url", settings.notifyUrl().toString())
                .add(
                        "amount",
                        Json.object().add("total", request.amount().fen()).add("currency", "CNY"))
                .build();
    }

    private static String time(PaymentOrder.Request request) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                request.expiresAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(8)));
    }

    private static UnavailableException notUnderstood(String act, Answer answer) {
        return new UnavailableException(
                WechatPayClient.PARTY, act + " was answered with " + answer.status() + " " + answer.code());
    }
}
