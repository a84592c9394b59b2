package org.yanqi.emulators.wechatpay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yanqi.emulators.wire.Faults.RefundFault;

/**
 * A refund, accepted at once and ended a while later.
 *
 * @param request the body that it was first asked with
 * @param fen what goes back
 * @param done when it ends
 * @param fault how it ends, if not well
 */
record Refund(
        String outRefundNo,
        String refundId,
        String request,
        String outTradeNo,
        long fen,
        Instant created,
        Instant done,
        @Nullable RefundFault fault) {

    /** As the answers name it; the notification's type is this after {@code REFUND.}. */
    enum Status {
        PROCESSING("退款处理中"),
        SUCCESS("退款成功"),
        ABNORMAL("退款异常"),
        CLOSED("退款关闭");

        private final String summary;

        Status(String summary) {
            this.summary = summary;
        }

        String summary() {
            return summary;
        }
    }

    /** Ends now, and so. @param how null if well */
    Refund ended(Instant now, @Nullable RefundFault how) {
        return new Refund(outRefundNo, refundId, request, outTradeNo, fen, created, now, how);
    }

    Status status(Instant now) {
        return now.isBefore(done) ? Status.PROCESSING : ending();
    }

    /** What it comes to in the end. */
    Status ending() {
        return switch (fault) {
            case null -> Status.SUCCESS;
            case UNDERWAY -> Status.PROCESSING;
            case ABNORMAL -> Status.ABNORMAL;
            case CLOSED -> Status.CLOSED;
            case ACCOUNT_CANCELLED, BALANCE_SHORT -> throw new IllegalStateException("was refused and is no refund");
        };
    }
}
