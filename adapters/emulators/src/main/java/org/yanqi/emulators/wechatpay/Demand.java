package org.yanqi.emulators.wechatpay;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yanqi.emulators.delivery.LoopbackUrl;
import org.yanqi.emulators.wire.Json;

/** The members of a request's body that WeChat Pay insists on. */
final class Demand {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_|*@-]{6,32}");
    private static final Pattern REFUND_NUMBER = Pattern.compile("[A-Za-z0-9_|*@-]{1,64}");

    private Demand() {}

    static String text(JsonObject body, String name, int longest) {
        return optional(body, name, longest).orElseThrow(() -> Refused.parameter("缺少必填参数 " + name));
    }

    static Optional<String> optional(JsonObject body, String name, int longest) {
        Optional<String> value = Json.text(body, name);
        if (value.filter(text -> text.isEmpty() || text.length() > longest).isPresent()) {
            throw Refused.parameter(name + " 的长度应为 1 到 " + longest + " 个字符");
        }
        return value;
    }

    static String tradeNumber(JsonObject body) {
        return matching(text(body, "out_trade_no", 32), NUMBER, "out_trade_no");
    }

    static String refundNumber(JsonObject body) {
        return matching(text(body, "out_refund_no", 64), REFUND_NUMBER, "out_refund_no");
    }

    /** In fen, from one. */
    static long fen(JsonObject amount, String name) {
        return Json.whole(amount, name)
                .filter(fen -> fen > 0)
                .orElseThrow(() -> Refused.parameter("amount." + name + " 应为大于 0 的整数，单位为分"));
    }

    static void currency(JsonObject amount) {
        if (!Json.text(amount, "currency").orElse("CNY").equals("CNY")) {
            throw Refused.parameter("amount.currency 仅支持 CNY");
        }
    }

    static String notifyUrl(String text) {
        return LoopbackUrl.of(text)
                .filter(url -> url.getQuery() == null)
                .map(Object::toString)
                .orElseThrow(() -> Refused.parameter("notify_url 应为本机地址且不带参数（沙箱只通知本机）"));
    }

    private static String matching(String text, Pattern form, String name) {
        if (!form.matcher(text).matches()) {
            throw Refused.parameter(name + " 含有不允许的字符或长度不对");
        }
        return text;
    }
}
