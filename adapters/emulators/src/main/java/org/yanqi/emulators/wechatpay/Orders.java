package org.yanqi.emulators.wechatpay;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.yanqi.emulators.delivery.Deliveries;
import org.yanqi.emulators.store.Shelf;
import org.yanqi.emulators.store.Store;
import org.yanqi.emulators.wire.Digits;
import org.yanqi.emulators.wire.Json;

/** Native orders: placed, queried and closed by the merchant, paid on the sandbox phone. */
public final class Orders {

    static final String CODE_PREFIX = "weixin://wxpay/bizpayurl?pr=";
    private static final Duration CODE_LIFE = Duration.ofHours(2);
    private static final Duration ORDER_LIFE = Duration.ofDays(7);

    private final WechatMerchant merchant;
    private final Clock clock;
    private final Store store;
    private final Deliveries deliveries;
    private final Shelf<Order> orders;
    private final Shelf<PayCode> codes;

    public Orders(WechatMerchant merchant, Store store, Deliveries deliveries, Clock clock) {
        this.merchant = merchant;
        this.clock = clock;
        this.store = store;
        this.deliveries = deliveries;
        this.orders = store.shelf("orders", Order.class, 500);
        this.codes = store.shelf("payCodes", PayCode.class, 1000);
    }

    /** The order behind what a QR code holds, or empty when the code is not one, unknown or expired. */
    public Optional<Order> scanned(String pr) {
        return codes.find(pr)
                .filter(code -> !clock.instant().isAfter(code.expires()))
                .flatMap(code -> orders.find(code.outTradeNo()));
    }

    public Order.State state(Order order) {
        return order.state(clock.instant());
    }

    /** The orders that were paid, the last one first. */
    public List<Order> paid() {
        return orders.all().stream()
                .filter(order -> order.paid() != null)
                .sorted(Comparator.comparing(Order::paid, Comparator.nullsFirst(Comparator.reverseOrder())))
                .toList();
    }

    /** Pays once, and tells the merchant at its notify_url. */
    public PayOutcome pay(String pr) {
        return payInFull(pr, false);
    }

    /** The same, but a closed order takes the money too: the payer had confirmed just before it was closed. */
    public PayOutcome payLate(String pr) {
        return payInFull(pr, true);
    }

    /** What must not happen: the platform's books say that another sum was paid. @param fen what was paid */
    public PayOutcome payWrongly(String pr, long fen) {
        return pay(pr, false, order -> fen);
    }

    private PayOutcome payInFull(String pr, boolean late) {
        return pay(pr, late, Order::total);
    }

    private PayOutcome pay(String pr, boolean late, ToLongFunction<Order> sum) {
        return store.atomically(() -> {
            Optional<Order> found = late ? codes.find(pr).flatMap(code -> orders.find(code.outTradeNo())) : scanned(pr);
            if (found.isEmpty()) {
                return PayOutcome.CODE_UNKNOWN_OR_EXPIRED;
            }
            Order.State state = state(found.get());
            if (state == Order.State.SUCCESS || state == Order.State.REFUND) {
                return PayOutcome.PAID_BEFORE;
            }
            if (state == Order.State.CLOSED && !late) {
                return PayOutcome.CLOSED;
            }
            take(found.get(), sum.applyAsLong(found.get()));
            return PayOutcome.PAID;
        });
    }

    private void take(Order order, long fen) {
        Instant now = clock.instant();
        Order paid = order.asPaid("4200" + Digits.random(24), now, fen);
        orders.put(paid.outTradeNo(), paid);
        String id = "EV-" + Digits.random(20);
        deliveries.enqueue(
                id, Notifications.COURIER, paid.notifyUrl(), Notifications.payment(id, now, transaction(paid)), now);
    }

    JsonObject place(JsonObject body) {
        if (!merchant.mchid().equals(Demand.text(body, "mchid", 32))
                || !merchant.appid().equals(Demand.text(body, "appid", 32))) {
            throw new Refused(400, "APPID_MCHID_NOT_MATCH", "商户号和 AppID 不匹配");
        }
        Order asked = asked(body);
        return store.atomically(() -> {
            Order order = orders.find(asked.outTradeNo())
                    .map(existing -> placedAgain(existing, body))
                    .orElse(asked);
            orders.put(order.outTradeNo(), order);
            String pr = Digits.random(16) + "zz";
            codes.put(pr, new PayCode(pr, order.outTradeNo(), clock.instant().plus(CODE_LIFE)));
            return Json.object("code_url", CODE_PREFIX + pr);
        });
    }

    private Order asked(JsonObject body) {
        Instant now = clock.instant();
        JsonObject amount = Json.child(body, "amount");
        Demand.currency(amount);
        Instant expires = Demand.optional(body, "time_expire", 64)
                .map(text -> Rfc3339.parse(text)
                        .filter(moment -> moment.isAfter(now))
                        .orElseThrow(() -> Refused.parameter("time_expire 格式不对或已过去")))
                .orElse(now.plus(ORDER_LIFE));
        return new Order(
                Demand.tradeNumber(body),
                body.toString(),
                Demand.text(body, "description", 127),
                Demand.optional(body, "attach", 128).orElse(null),
                Demand.notifyUrl(Demand.text(body, "notify_url", 255)),
                Demand.fen(amount, "total"),
                expires,
                false,
                null,
                null,
                0);
    }

    private Order placedAgain(Order existing, JsonObject body) {
        switch (state(existing)) {
            case SUCCESS, REFUND -> throw new Refused(400, "ORDERPAID", "该订单已支付");
            case CLOSED -> throw new Refused(400, "ORDER_CLOSED", "该订单已关闭");
            case NOTPAY -> {
                if (!Json.parse(existing.request()).equals(Optional.of(body))) {
                    throw Refused.request("请求重入时，参数与首次请求时不一致");
                }
            }
        }
        return existing;
    }

    JsonObject query(String outTradeNo, String mchid) {
        requireMerchant(mchid);
        return transaction(required(outTradeNo));
    }

    void close(String outTradeNo, JsonObject body) {
        requireMerchant(Json.text(body, "mchid").orElse(""));
        store.atomically(() -> {
            Order order = required(outTradeNo);
            if (order.paid() != null) {
                throw new Refused(400, "ORDERPAID", "该订单已支付");
            }
            return orders.put(outTradeNo, order.asClosed());
        });
    }

    Optional<Order> find(String outTradeNo) {
        return orders.find(outTradeNo);
    }

    Order required(String outTradeNo) {
        return orders.find(outTradeNo).orElseThrow(() -> new Refused(404, "ORDER_NOT_EXIST", "订单不存在"));
    }

    Order ofTransaction(String transactionId) {
        return orders.all().stream()
                .filter(order -> transactionId.equals(order.transactionId()))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "RESOURCE_NOT_EXISTS", "订单不存在"));
    }

    /** To be called within one atomic act of the store. */
    void refund(Order order, long fen) {
        orders.put(order.outTradeNo(), order.withRefund(fen));
    }

    private void requireMerchant(String mchid) {
        if (!merchant.mchid().equals(mchid)) {
            throw Refused.parameter("商户号不符");
        }
    }

    private JsonObject transaction(Order order) {
        Order.State state = state(order);
        JsonObjectBuilder amount = Json.object().add("total", order.total()).add("currency", "CNY");
        JsonObjectBuilder answer = Json.object()
                .add("appid", merchant.appid())
                .add("mchid", merchant.mchid())
                .add("out_trade_no", order.outTradeNo())
                .add("trade_state", state.name())
                .add("trade_state_desc", state.description())
                .add("attach", Objects.requireNonNullElse(order.attach(), ""))
                .add("promotion_detail", Json.array());
        if (order.paid() != null) {
            amount.add("payer_total", order.total()).add("payer_currency", "CNY");
            answer.add("transaction_id", order.requireTransaction())
                    .add("trade_type", "NATIVE")
                    .add("bank_type", "OTHERS")
                    .add("success_time", Rfc3339.of(order.paid()))
                    .add("payer", Json.object("openid", "oSandboxPayer0000000000000001"));
        } else {
            answer.add("payer", Json.object());
        }
        return answer.add("amount", amount).build();
    }
}
