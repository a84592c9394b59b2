package org.yanqi.emulators.wechatpay;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.emulators.delivery.Deliveries;
import org.yanqi.emulators.store.Shelf;
import org.yanqi.emulators.store.Store;
import org.yanqi.emulators.wire.Digits;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Faults.RefundFault;
import org.yanqi.emulators.wire.Json;

/** Domestic refunds: one per out_refund_no, never more in sum than was paid. */
public final class Refunds {

    private static final String ACCOUNT = "支付用户零钱";

    private final WechatMerchant merchant;
    private final Orders orders;
    private final Store store;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Faults faults;
    private final Duration takes;
    private final Shelf<Refund> refunds;

    /** @param takes from accepting a refund to having done it, unless {@code faults} say otherwise */
    public Refunds(
            WechatMerchant merchant,
            Orders orders,
            Store store,
            Deliveries deliveries,
            Faults faults,
            Clock clock,
            Duration takes) {
        this.merchant = merchant;
        this.orders = orders;
        this.store = store;
        this.deliveries = deliveries;
        this.faults = faults;
        this.clock = clock;
        this.takes = takes;
        this.refunds = store.shelf("refunds", Refund.class, 500);
    }

    /** What of an order the payer has back, in fen. */
    public long givenBack(Order order) {
        return of(order, Refund.Status.SUCCESS);
    }

    /** What of an order is on its way back, in fen. */
    public long underway(Order order) {
        return of(order, Refund.Status.PROCESSING);
    }

    /**
     * Ends a refund that is under way.
     *
     * @param how {@code ABNORMAL} or {@code CLOSED}; empty if well
     * @return whether there is such a refund and it was under way
     */
    public boolean end(String outRefundNo, Optional<RefundFault> how) {
        return store.atomically(() -> {
            Instant now = clock.instant();
            Optional<Refund> underway =
                    refunds.find(outRefundNo).filter(refund -> refund.status(now) == Refund.Status.PROCESSING);
            underway.map(refund -> refund.ended(now, how.orElse(null))).ifPresent(ended -> {
                refunds.put(outRefundNo, ended);
                if (ended.ending() == Refund.Status.CLOSED) {
                    orders.refund(orders.required(ended.outTradeNo()), -ended.fen());
                }
                Json.parse(ended.request()).ifPresent(request -> announce(ended, request));
            });
            return underway.isPresent();
        });
    }

    private long of(Order order, Refund.Status status) {
        Instant now = clock.instant();
        return refunds.all().stream()
                .filter(refund -> refund.outTradeNo().equals(order.outTradeNo()) && refund.status(now) == status)
                .mapToLong(Refund::fen)
                .sum();
    }

    JsonObject create(JsonObject body) {
        String number = Demand.refundNumber(body);
        return store.atomically(() -> {
            Optional<Refund> before = refunds.find(number);
            if (before.isPresent()) {
                return repeated(before.get(), body);
            }
            Refund refund = asked(number, body);
            refunds.put(number, refund);
            announce(refund, body);
            return answer(refund);
        });
    }

    JsonObject query(String number) {
        return refunds.find(number)
                .map(this::answer)
                .orElseThrow(() -> new Refused(404, "RESOURCE_NOT_EXISTS", "退款单不存在"));
    }

    private JsonObject repeated(Refund before, JsonObject body) {
        if (!Json.parse(before.request()).equals(Optional.of(body))) {
            throw Refused.request("请求重入时，参数与首次请求时不一致");
        }
        return answer(before);
    }

    private Refund asked(String number, JsonObject body) {
        JsonObject amount = Json.child(body, "amount");
        Demand.currency(amount);
        long fen = Demand.fen(amount, "refund");
        Order order = paidOrder(body);
        if (Demand.fen(amount, "total") != order.total()) {
            throw Refused.request("订单金额与原订单不一致");
        }
        if (fen > order.total() - order.refunded()) {
            throw Refused.request("申请退款金额大于订单剩余可退金额");
        }
        Demand.optional(body, "reason", 80);
        RefundFault fault = faults.takeRefund().orElse(null);
        refuse(fault);
        if (fault != RefundFault.CLOSED) {
            orders.refund(order, fen);
        }
        Instant now = clock.instant();
        return new Refund(
                number,
                "5030" + Digits.random(24),
                body.toString(),
                order.outTradeNo(),
                fen,
                now,
                now.plus(faults.refundsTake().orElse(takes)),
                fault);
    }

    private static void refuse(@Nullable RefundFault fault) {
        if (fault == RefundFault.ACCOUNT_CANCELLED) {
            throw new Refused(403, "USER_ACCOUNT_ABNORMAL", "用户账户异常或已注销");
        }
        if (fault == RefundFault.BALANCE_SHORT) {
            throw new Refused(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
        }
    }

    private Order paidOrder(JsonObject body) {
        Order order = Demand.optional(body, "transaction_id", 32)
                .map(orders::ofTransaction)
                .orElseGet(() -> orders.find(Demand.tradeNumber(body))
                        .orElseThrow(() -> new Refused(404, "RESOURCE_NOT_EXISTS", "订单不存在")));
        if (order.paid() == null) {
            throw Refused.request("订单未支付，不能退款");
        }
        return order;
    }

    private void announce(Refund refund, JsonObject request) {
        Demand.optional(request, "notify_url", 256).ifPresent(url -> announce(refund, Demand.notifyUrl(url)));
    }

    private void announce(Refund refund, String url) {
        Refund.Status ending = refund.ending();
        if (ending == Refund.Status.PROCESSING) {
            return;
        }
        // One a refund: what is not sent yet is replaced when the refund ends otherwise.
        String id = "EV-" + refund.refundId();
        Order order = orders.required(refund.outTradeNo());
        JsonObjectBuilder resource = Json.object()
                .add("mchid", merchant.mchid())
                .add("out_trade_no", refund.outTradeNo())
                .add("transaction_id", order.requireTransaction())
                .add("out_refund_no", refund.outRefundNo())
                .add("refund_id", refund.refundId())
                .add("refund_status", ending.name())
                .add("user_received_account", ACCOUNT)
                .add(
                        "amount",
                        Json.object()
                                .add("total", order.total())
                                .add("refund", refund.fen())
                                .add("payer_total", order.total())
                                .add("payer_refund", refund.fen()));
        if (ending == Refund.Status.SUCCESS) {
            resource.add("success_time", Rfc3339.of(refund.done()));
        }
        String event = Notifications.refund(id, refund.done(), ending, resource.build());
        deliveries.enqueue(id, Notifications.COURIER, url, event, refund.done());
    }

    private JsonObject answer(Refund refund) {
        Order order = orders.required(refund.outTradeNo());
        Refund.Status status = refund.status(clock.instant());
        JsonObjectBuilder answer = Json.object()
                .add("refund_id", refund.refundId())
                .add("out_refund_no", refund.outRefundNo())
                .add("transaction_id", order.requireTransaction())
                .add("out_trade_no", refund.outTradeNo())
                .add("channel", "ORIGINAL")
                .add("user_received_account", ACCOUNT)
                .add("create_time", Rfc3339.of(refund.created()))
                .add("status", status.name())
                .add("funds_account", "AVAILABLE")
                .add("promotion_detail", Json.array());
        if (status == Refund.Status.SUCCESS) {
            answer.add("success_time", Rfc3339.of(refund.done()));
        }
        JsonObjectBuilder amount = Json.object()
                .add("total", order.total())
                .add("refund", refund.fen())
                .add("payer_total", order.total())
                .add("payer_refund", refund.fen())
                .add("settlement_total", order.total())
                .add("settlement_refund", refund.fen())
                .add("discount_refund", 0)
                .add("currency", "CNY")
                .add("refund_fee", 0);
        return answer.add("amount", amount).build();
    }
}
