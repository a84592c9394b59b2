package org.yanqi.payment.wechat;

import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.yanqi.application.port.PaymentProvider.Standing;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.Settlement;

/** WeChat Pay's account of one order, the same in a query's answer and in a notification. */
record Transaction(OrderNumber order, Standing standing) {

    /** Empty when it is of another merchant, or cannot be understood. */
    static Optional<Transaction> of(JsonObject json, WechatPaySettings settings) {
        if (!is(json, "mchid", settings.mchid()) || !is(json, "appid", settings.appid())) {
            return Optional.empty();
        }
        try {
            return Json.text(json, "out_trade_no")
                    .map(OrderNumber::new)
                    .flatMap(order -> standing(json).map(standing -> new Transaction(order, standing)));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean is(JsonObject json, String key, String expected) {
        return Json.text(json, key).equals(Optional.of(expected));
    }

    /** A refunded order was paid all the same: its refund is known from elsewhere. */
    private static Optional<Standing> standing(JsonObject json) {
        return switch (Json.text(json, "trade_state").orElse("")) {
            case "SUCCESS", "REFUND" -> settlement(json).map(Standing.Paid::new);
            case "NOTPAY", "USERPAYING", "PAYERROR" -> Optional.of(new Standing.Unpaid());
            case "CLOSED", "REVOKED" -> Optional.of(new Standing.Closed());
            default -> Optional.empty();
        };
    }

    private static Optional<Settlement> settlement(JsonObject json) {
        JsonObject amount = Json.child(json, "amount");
        if (!is(amount, "currency", "CNY")) {
            return Optional.empty();
        }
        return Json.whole(amount, "total")
                .flatMap(fen -> Json.text(json, "transaction_id")
                        .flatMap(transaction -> Json.text(json, "success_time")
                                .map(time -> new Settlement(
                                        transaction,
                                        new Money(fen),
                                        OffsetDateTime.parse(time).toInstant()))));
    }
}
