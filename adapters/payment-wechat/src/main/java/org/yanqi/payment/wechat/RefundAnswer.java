package org.yanqi.payment.wechat;

import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.yanqi.application.port.RefundProvider.Standing;
import org.yanqi.domain.payment.PaymentOrder;

/** WeChat Pay's account of one refund, the same when it is asked for and when it is asked after. */
final class RefundAnswer {

    private RefundAnswer() {}

    /** Empty when it is of another refund or another sum, or cannot be understood. */
    static Optional<Standing> of(JsonObject json, PaymentOrder.Refunding refund) {
        return isOf(json, refund) ? standing(json) : Optional.empty();
    }

    private static boolean isOf(JsonObject json, PaymentOrder.Refunding refund) {
        JsonObject amount = Json.child(json, "amount");
        Optional<Long> paid = Optional.of(refund.settlement().amount().fen());
        return is(json, "out_refund_no", refund.refund())
                && is(json, "out_trade_no", refund.number().value())
                && is(amount, "currency", "CNY")
                && Json.whole(amount, "refund").equals(paid)
                && Json.whole(amount, "total").equals(paid);
    }

    private static boolean is(JsonObject json, String key, String expected) {
        return Json.text(json, key).equals(Optional.of(expected));
    }

    private static Optional<Standing> standing(JsonObject json) {
        String status = Json.text(json, "status").orElse("");
        return switch (status) {
            case "SUCCESS" -> done(json);
            case "PROCESSING" -> Optional.of(new Standing.Underway());
            case "CLOSED", "ABNORMAL" -> Optional.of(new Standing.Failed(status));
            default -> Optional.empty();
        };
    }

    private static Optional<Standing> done(JsonObject json) {
        try {
            return Json.text(json, "success_time")
                    .map(time -> new Standing.Done(OffsetDateTime.parse(time).toInstant()));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
