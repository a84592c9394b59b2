package org.yanqi.emulators.wechatpay;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's order; paid once at most.
 *
 * @param request the body that it was first placed with: only the same one may be placed again
 * @param total in fen
 * @param expires when it can no longer be paid
 */
public record Order(
        String outTradeNo,
        String request,
        String description,
        @Nullable String attach,
        String notifyUrl,
        long total,
        Instant expires,
        boolean closed,
        @Nullable String transactionId,
        @Nullable Instant paid,
        long refunded) {

    public enum State {
        NOTPAY("订单未支付"),
        SUCCESS("支付成功"),
        CLOSED("订单已关闭"),
        REFUND("转入退款");

        private final String description;

        State(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    /** An order that was not paid in time is closed. */
    public State state(Instant now) {
        if (paid != null) {
            return refunded > 0 ? State.REFUND : State.SUCCESS;
        }
        return closed || now.isAfter(expires) ? State.CLOSED : State.NOTPAY;
    }

    /** @param sum in fen; the order's own, unless a test wants the platform's books to differ */
    Order asPaid(String transaction, Instant moment, long sum) {
        return new Order(
                outTradeNo, request, description, attach, notifyUrl, sum, expires, closed, transaction, moment, 0);
    }

    Order asClosed() {
        return new Order(
                outTradeNo,
                request,
                description,
                attach,
                notifyUrl,
                total,
                expires,
                true,
                transactionId,
                paid,
                refunded);
    }

    Order withRefund(long more) {
        return new Order(
                outTradeNo,
                request,
                description,
                attach,
                notifyUrl,
                total,
                expires,
                closed,
                transactionId,
                paid,
                refunded + more);
    }

    String requireTransaction() {
        return Objects.requireNonNull(transactionId, "only of a paid order");
    }
}
