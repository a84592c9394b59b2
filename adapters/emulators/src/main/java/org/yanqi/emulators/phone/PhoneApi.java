package org.yanqi.emulators.phone;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yanqi.emulators.delivery.LoopbackUrl;
import org.yanqi.emulators.tencent.FaceResult;
import org.yanqi.emulators.tencent.FaceSession;
import org.yanqi.emulators.tencent.FaceSessions;
import org.yanqi.emulators.tencent.ShortMessage;
import org.yanqi.emulators.tencent.ShortMessages;
import org.yanqi.emulators.wire.Endpoint;
import org.yanqi.emulators.wire.Json;
import org.yanqi.emulators.wire.Reply;
import org.yanqi.emulators.wire.Request;

/** What the phone's page, and a test in its place, can do. Posts are JSON from the page's own origin only. */
final class PhoneApi implements Endpoint {

    private static final Pattern FACE = Pattern.compile("/phone/api/faces/([0-9A-F-]{36})");
    private static final Pattern PAYMENT = Pattern.compile("/phone/api/payments/([0-9A-Za-z]{1,32})");

    private static final Pattern REFUND = Pattern.compile("/phone/api/refunds/([A-Za-z0-9_|*@-]{1,64})");

    private final URI base;
    private final Scanner scanner;
    private final FaceSessions faces;
    private final ShortMessages messages;
    private final PaymentPages payments;
    private final StaffPages staff;
    private final FaultOrders faults;

    PhoneApi(
            URI base,
            Scanner scanner,
            FaceSessions faces,
            ShortMessages messages,
            PaymentPages payments,
            StaffPages staff,
            FaultOrders faults) {
        this.base = base;
        this.scanner = scanner;
        this.faces = faces;
        this.messages = messages;
        this.payments = payments;
        this.staff = staff;
        this.faults = faults;
    }

    @Override
    public Reply answer(Request request) {
        if (request.method().equals("GET")) {
            return shown(request);
        }
        boolean json = request.header("Content-Type").orElse("").startsWith("application/json");
        boolean ownPage = request.header("Origin").map(this::isOwn).orElse(true);
        if (!request.method().equals("POST") || !json || !ownPage) {
            return error(403, "只接受本页面以 JSON 发出的 POST 请求");
        }
        return Json.parse(request.body())
                .map(body -> done(request.path(), body))
                .orElseGet(() -> error(400, "请求体不是 JSON 对象"));
    }

    private boolean isOwn(String origin) {
        return origin.equals(base.toString()) || origin.equals("http://localhost:" + base.getPort());
    }

    private Reply shown(Request request) {
        Matcher face = FACE.matcher(request.path());
        Matcher payment = PAYMENT.matcher(request.path());
        if (request.path().equals("/phone/api/messages")) {
            return Reply.json(200, messages(Optional.ofNullable(request.query().get("number"))));
        }
        if (request.path().equals("/phone/api/bills")) {
            return Reply.json(200, payments.bills());
        }
        if (request.path().equals("/phone/api/staff")) {
            return Reply.json(200, staff.shown());
        }
        if (face.matches()) {
            return faces.find(face.group(1)).map(this::face).orElseGet(() -> error(404, "没有这次人脸核身"));
        }
        if (payment.matches()) {
            return payments.shown(payment.group(1))
                    .map(order -> Reply.json(200, order))
                    .orElseGet(() -> error(404, "二维码已失效，请在电脑上刷新后重新扫码"));
        }
        return error(404, "没有这个地址");
    }

    private Reply done(String path, JsonObject body) {
        Matcher face = FACE.matcher(path);
        Matcher payment = PAYMENT.matcher(path);
        if (path.equals("/phone/api/scan")) {
            return scanner.scan(Json.text(body, "content").orElse("").strip())
                    .map(found -> Reply.json(200, found))
                    .orElseGet(() -> error(422, "无法识别：沙箱手机只能打开本机地址和微信支付二维码"));
        }
        if (path.equals("/phone/api/faults")) {
            return faults.take(body) ? Reply.empty(204) : error(422, "没有这种故障");
        }
        Matcher refund = REFUND.matcher(path);
        if (refund.matches()) {
            return payments.refundEnded(refund.group(1), body);
        }
        if (face.matches()) {
            return decided(face.group(1), body);
        }
        return payment.matches() ? payments.settled(payment.group(1), body) : error(404, "没有这个地址");
    }

    private Reply decided(String token, JsonObject body) {
        Optional<FaceResult> result = Json.text(body, "result").flatMap(PhoneApi::result);
        if (result.isEmpty()) {
            return error(422, "result 不是可选的结果");
        }
        return faces.decide(token, result.get()).map(this::face).orElseGet(() -> error(409, "这次人脸核身不存在、已有结果或已过期"));
    }

    private static Optional<FaceResult> result(String name) {
        return Arrays.stream(FaceResult.values())
                .filter(result ->
                        result != FaceResult.UNFINISHED && result.name().equals(name))
                .findFirst();
    }

    private JsonObject messages(Optional<String> number) {
        var list = Json.array();
        messages.received().stream()
                .filter(message -> number.isEmpty() || message.number().endsWith(number.get()))
                .map(PhoneApi::message)
                .forEach(list::add);
        return Json.object().add("messages", list).build();
    }

    private static JsonObjectBuilder message(ShortMessage message) {
        var parameters = Json.array();
        message.parameters().forEach(parameters::add);
        return Json.object()
                .add("id", message.serialNo())
                .add("number", message.number())
                .add("text", message.text())
                .add("code", Json.string(message.code().orElse(null)))
                .add("template", Json.string(message.template()))
                .add("parameters", parameters)
                .add("received", message.received().toString());
    }

    private Reply face(FaceSession session) {
        FaceResult result = faces.result(session);
        String back = LoopbackUrl.of(Objects.requireNonNullElse(session.redirectUrl(), ""))
                .map(URI::toString)
                .orElse(null);
        return Reply.json(
                200,
                Json.object()
                        .add("id", session.bizToken())
                        .add("name", Masked.name(session.name()))
                        .add("idCard", Masked.idCard(session.idCard()))
                        .add("result", result.name())
                        .add("message", result.message())
                        .add("back", Json.string(back))
                        .build());
    }

    static Reply error(int status, String message) {
        return Reply.json(status, Json.object("error", message));
    }
}
