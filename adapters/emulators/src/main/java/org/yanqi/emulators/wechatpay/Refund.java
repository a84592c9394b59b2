package org.yanqi.emulators.wechatpay;

import java.time.Instant;

/**
 * A refund, accepted at once and done a while later.
 *
 * @param request the body that it was first asked with
 * @param fen what goes back
 */
record Refund(
        String outRefundNo,
        String refundId,
        String request,
        String outTradeNo,
        long fen,
        Instant created,
        Instant done) {

    boolean isDone(Instant now) {
        return !now.isBefore(done);
    }
}
