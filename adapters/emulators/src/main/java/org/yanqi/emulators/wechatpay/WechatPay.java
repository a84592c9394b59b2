package org.yanqi.emulators.wechatpay;

import jakarta.json.JsonObject;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yanqi.emulators.delivery.Deliveries;
import org.yanqi.emulators.wire.Endpoint;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Json;
import org.yanqi.emulators.wire.Reply;
import org.yanqi.emulators.wire.Request;

/** WeChat Pay APIv3 under {@code /v3/}: Native orders and domestic refunds. Every answer is signed, refusals too. */
public final class WechatPay implements Endpoint {

    private static final Pattern ORDER = Pattern.compile("/v3/pay/transactions/out-trade-no/([^/]{1,64})");
    private static final Pattern CLOSE = Pattern.compile("/v3/pay/transactions/out-trade-no/([^/]{1,64})/close");
    private static final Pattern REFUND = Pattern.compile("/v3/refund/domestic/refunds/([^/]{1,64})");

    private final WechatMerchant merchant;
    private final Signatures signatures;
    private final Orders orders;
    private final Refunds refunds;
    private final Faults faults;

    public WechatPay(
            WechatMerchant merchant,
            Orders orders,
            Refunds refunds,
            Deliveries deliveries,
            Faults faults,
            Clock clock) {
        this.merchant = merchant;
        this.signatures = new Signatures(merchant, clock);
        this.orders = orders;
        this.refunds = refunds;
        this.faults = faults;
        deliveries.register(Notifications.COURIER, new Notifications(merchant, signatures, faults));
    }

    @Override
    public Reply answer(Request request) {
        return faults.around(
                Faults.Party.PAYMENT,
                () -> signed(dispatched(request), merchant.platformKey()),
                () -> signed(dispatched(request), Signatures.strangersKey()));
    }

    private Reply signed(Reply reply, PrivateKey key) {
        return reply.with(signatures.headers(reply.text(), key));
    }

    private Reply dispatched(Request request) {
        try {
            signatures.verify(request);
            return act(request);
        } catch (Refused refused) {
            return Reply.json(
                    refused.status(),
                    Json.object()
                            .add("code", refused.code())
                            .add("message", refused.reason())
                            .build());
        }
    }

    private Reply act(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /v3/pay/transactions/native" -> ok(orders.place(body(request)));
            case "POST /v3/refund/domestic/refunds" -> ok(refunds.create(body(request)));
            default -> actOnOne(request);
        };
    }

    private Reply actOnOne(Request request) {
        Matcher order = ORDER.matcher(request.path());
        Matcher close = CLOSE.matcher(request.path());
        Matcher refund = REFUND.matcher(request.path());
        boolean get = request.method().equals("GET");
        if (get && order.matches()) {
            return ok(orders.query(order.group(1), request.query().getOrDefault("mchid", "")));
        }
        if (get && refund.matches()) {
            return ok(refunds.query(refund.group(1)));
        }
        if (request.method().equals("POST") && close.matches()) {
            orders.close(close.group(1), body(request));
            return Reply.empty(204);
        }
        throw new Refused(404, "NOT_FOUND", "没有这个接口");
    }

    private static JsonObject body(Request request) {
        return Json.parse(request.body()).orElseThrow(() -> Refused.parameter("请求体不是 JSON 对象"));
    }

    private static Reply ok(JsonObject body) {
        return Reply.json(200, body);
    }
}
