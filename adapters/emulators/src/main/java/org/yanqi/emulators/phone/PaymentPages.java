package org.yanqi.emulators.phone;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Objects;
import java.util.Optional;
import org.yanqi.emulators.wechatpay.Order;
import org.yanqi.emulators.wechatpay.Orders;
import org.yanqi.emulators.wechatpay.PayOutcome;
import org.yanqi.emulators.wechatpay.Refunds;
import org.yanqi.emulators.wire.Faults.RefundFault;
import org.yanqi.emulators.wire.Json;
import org.yanqi.emulators.wire.Reply;

/** Paying on the phone, and the bills of what was paid. */
public final class PaymentPages {

    private static final int MOST_BILLS = 50;
    private static final long MOST_FEN = 100_000_000_00L;

    private final Orders orders;
    private final Refunds refunds;
    private final String payee;

    public PaymentPages(Orders orders, Refunds refunds, String payee) {
        this.orders = orders;
        this.refunds = refunds;
        this.payee = payee;
    }

    /** The order behind a QR code. @param pr what follows {@code pr=} in it */
    Optional<JsonObject> shown(String pr) {
        return orders.scanned(pr).map(order -> shown(order).build());
    }

    JsonObject bills() {
        var bills = Json.array();
        orders.paid().stream()
                .limit(MOST_BILLS)
                .map(order -> shown(order)
                        .add("order", order.outTradeNo())
                        .add("paid", Objects.requireNonNull(order.paid()).toString()))
                .forEach(bills::add);
        return Json.object().add("bills", bills).build();
    }

    Reply settled(String pr, JsonObject body) {
        return switch (Json.text(body, "act").orElse("")) {
            case "pay" -> paid(pr, body);
            case "pay-late" -> told(orders.payLate(pr));
            case "decline" -> Reply.json(200, Json.object("outcome", "DECLINED"));
            default -> PhoneApi.error(422, "act 应为 pay、pay-late 或 decline");
        };
    }

    /** Ends a refund that is under way, as {@code {"result": "SUCCESS"}}, {@code "ABNORMAL"} or {@code "CLOSED"}. */
    Reply refundEnded(String outRefundNo, JsonObject body) {
        return switch (Json.text(body, "result").orElse("")) {
            case "SUCCESS" -> refundEnded(outRefundNo, Optional.empty());
            case "ABNORMAL" -> refundEnded(outRefundNo, Optional.of(RefundFault.ABNORMAL));
            case "CLOSED" -> refundEnded(outRefundNo, Optional.of(RefundFault.CLOSED));
            default -> PhoneApi.error(422, "result 应为 SUCCESS、ABNORMAL 或 CLOSED");
        };
    }

    private Reply refundEnded(String outRefundNo, Optional<RefundFault> how) {
        return refunds.end(outRefundNo, how) ? Reply.empty(204) : PhoneApi.error(409, "这笔退款不存在或已有结果");
    }

    private Reply paid(String pr, JsonObject body) {
        if (!body.containsKey("fen")) {
            return told(orders.pay(pr));
        }
        return Json.whole(body, "fen")
                .filter(fen -> fen > 0 && fen <= MOST_FEN)
                .map(fen -> told(orders.payWrongly(pr, fen)))
                .orElseGet(() -> PhoneApi.error(422, "fen 应为大于 0 的整数，单位为分"));
    }

    private static Reply told(PayOutcome outcome) {
        return switch (outcome) {
            case PAID, PAID_BEFORE -> Reply.json(200, Json.object("outcome", outcome.name()));
            case CLOSED -> PhoneApi.error(409, "订单已关闭，不能支付");
            case CODE_UNKNOWN_OR_EXPIRED -> PhoneApi.error(404, "二维码已失效，请在电脑上刷新后重新扫码");
        };
    }

    private JsonObjectBuilder shown(Order order) {
        return Json.object()
                .add("payee", payee)
                .add("description", order.description())
                .add("fen", order.total())
                .add("state", orders.state(order).name())
                .add("refunded", refunds.givenBack(order))
                .add("refunding", refunds.underway(order));
    }
}
