package org.yanqi.emulators.nuonuo;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yanqi.emulators.delivery.Deliveries;
import org.yanqi.emulators.store.Store;
import org.yanqi.emulators.wire.Endpoint;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Json;
import org.yanqi.emulators.wire.Reply;
import org.yanqi.emulators.wire.Request;

/** Nuonuo's open platform: {@code /accessToken}, {@code /open/v1/services}, and the PDFs under {@code /invoices/}. */
public final class Nuonuo implements Endpoint {

    private static final Pattern PDF = Pattern.compile("/invoices/(\\d{20})\\.pdf");

    private final NuonuoSeller seller;
    private final AccessTokens tokens;
    private final NuonuoSignature signature;
    private final Invoices invoices;
    private final Callbacks callbacks;
    private final Faults faults;

    /** @param issueTakes from accepting an order to the issued invoice */
    public Nuonuo(
            NuonuoSeller seller,
            URI base,
            Store store,
            Deliveries deliveries,
            Faults faults,
            Clock clock,
            Duration issueTakes) {
        this.seller = seller;
        this.tokens = new AccessTokens(seller, store, clock);
        this.signature = new NuonuoSignature(seller, clock);
        this.invoices = new Invoices(seller, base, store, faults, clock, issueTakes);
        this.callbacks = new Callbacks(seller, invoices, deliveries);
        this.faults = faults;
    }

    @Override
    public Reply answer(Request request) {
        Matcher pdf = PDF.matcher(request.path());
        if (request.method().equals("GET") && pdf.matches()) {
            return invoices.pdf(pdf.group(1))
                    .map(bytes -> Reply.of(200, "application/pdf", bytes))
                    .orElse(Reply.empty(404));
        }
        return switch (request.method() + " " + request.path()) {
            case "POST /accessToken" -> faulty(() -> tokens.issue(request));
            case "POST /open/v1/services" -> faulty(() -> served(request));
            default -> Reply.empty(404);
        };
    }

    private Reply faulty(Supplier<Reply> act) {
        return faults.around(Faults.Party.INVOICE, act, act);
    }

    private Reply served(Request request) {
        try {
            signature.verify(request);
            tokens.require(request.header("accessToken").orElse(""));
            if (!request.header("userTax").orElse("").equals(seller.taxNumber())) {
                throw new Refused("070303", "userTax 未授权");
            }
            return Reply.json(200, act(request).build());
        } catch (Refused refused) {
            return Reply.json(200, answer(refused.code(), refused.reason()).build());
        }
    }

    private JsonObjectBuilder act(Request request) {
        JsonObject body = Json.parse(request.body()).orElseThrow(() -> new Refused("E9001", "请求体不是 JSON 对象"));
        return switch (request.header("method").orElse("")) {
            case "nuonuo.OpeMplatform.requestBillingNew" -> {
                Invoice invoice = invoices.request(body);
                callbacks.announce(invoice);
                yield answer("E0000", "开票提交成功").add("result", Json.object("invoiceSerialNum", invoice.serialNo()));
            }
            case "nuonuo.OpeMplatform.queryInvoiceResult" -> {
                var results = Json.array();
                invoices.query(body).forEach(results::add);
                yield answer("E0000", "获取成功").add("result", results);
            }
            default -> throw new Refused("070205", "没有这个接口");
        };
    }

    private static JsonObjectBuilder answer(String code, String description) {
        return Json.object().add("code", code).add("describe", description);
    }
}
