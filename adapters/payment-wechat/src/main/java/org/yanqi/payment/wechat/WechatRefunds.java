package org.yanqi.payment.wechat;

import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import org.yanqi.application.port.RefundProvider;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.payment.wechat.WechatPayClient.Answer;

/**
 * Refunds of whole orders (WeChat Pay APIv3, domestic refunds). An answer of 200 says only that the refund was accepted;
 * the same out_refund_no again is the same refund, which is why nothing that can change between two attempts is sent.
 */
public final class WechatRefunds implements RefundProvider {

    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final String REASON = "数字证书延期服务费退款";

    private final WechatPayClient client;

    public WechatRefunds(WechatPaySettings settings, HttpClient http, Clock clock) {
        this.client = new WechatPayClient(settings, http, clock);
    }

    @Override
    public Standing refund(PaymentOrder.Refunding refund) {
        Answer answer = client.post(REFUNDS, request(refund));
        if (answer.code().equals("USER_ACCOUNT_ABNORMAL")) {
            return new Standing.Failed(answer.code());
        }
        return understood("asking for a refund", answer, refund);
    }

    @Override
    public Standing standing(PaymentOrder.Refunding refund) {
        Answer answer = client.get(REFUNDS + "/" + refund.refund());
        return answer.code().equals("RESOURCE_NOT_EXISTS")
                ? new Standing.Unknown()
                : understood("asking after a refund", answer, refund);
    }

    /** The sum that was paid, which is the order's by the platform's books even if another had been asked for. */
    private static JsonObject request(PaymentOrder.Refunding refund) {
        long fen = refund.settlement().amount().fen();
        return Json.object()
                .add("out_trade_no", refund.number().value())
                .add("out_refund_no", refund.refund())
                .add("reason", REASON)
                .add(
                        "amount",
                        Json.object().add("refund", fen).add("total", fen).add("currency", "CNY"))
                .build();
    }

    private static Standing understood(String act, Answer answer, PaymentOrder.Refunding refund) {
        return RefundAnswer.of(answer.body(), refund)
                .filter(standing -> answer.ok())
                .orElseThrow(() -> new UnavailableException(
                        WechatPayClient.PARTY, act + " was answered with " + answer.status() + " " + answer.code()));
    }
}
