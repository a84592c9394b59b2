package org.yanqi.invoice.nuonuo;

import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.InvoiceProvider;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;

/** 数电票 by Nuonuo: asked for once per number, then queried; a repeated request is answered by a query. */
public final class NuonuoInvoices implements InvoiceProvider {

    private static final String OK = "E0000";
    private static final String DUPLICATE = "E9106";
    private static final String UNKNOWN = "E9500";

    private final NuonuoSettings settings;
    private final NuonuoClient client;

    public NuonuoInvoices(NuonuoSettings settings, HttpClient http, Clock clock) {
        this.settings = settings;
        this.client = new NuonuoClient(settings, http, clock);
    }

    @Override
    public Standing request(Invoice.Requested invoice) {
        JsonObject answer = client.call("requestBillingNew", BillingOrder.of(invoice, settings));
        return switch (code(answer)) {
            case OK -> new Standing.Pending();
            case DUPLICATE -> standing(invoice.number());
            case String code when code.startsWith("E9") -> new Standing.Failed(description(answer));
            default -> throw notUnderstood("requestBillingNew", answer);
        };
    }

    @Override
    public Standing standing(InvoiceNumber number) {
        JsonObject query = Json.object()
                .add("orderNos", Json.PROVIDER.createArrayBuilder().add(number.value()))
                .add("isOfferInvoiceDetail", "0")
                .build();
        JsonObject answer = client.call("queryInvoiceResult", query);
        return switch (code(answer)) {
            case UNKNOWN -> new Standing.Unknown();
            case OK ->
                Json.first(answer, "result")
                        .filter(result -> Json.text(result, "orderNo").equals(Optional.of(number.value())))
                        .map(NuonuoInvoices::told)
                        .orElseThrow(() -> notUnderstood("queryInvoiceResult", answer));
            default -> throw notUnderstood("queryInvoiceResult", answer);
        };
    }

    /** A failed seal (24) is mended by an operator, who has it issued again. */
    private static Standing told(JsonObject result) {
        return switch (Json.text(result, "status").orElse("")) {
            case "2" ->
                new Standing.Issued(voucher(result)
                        .orElseThrow(
                                () -> new UnavailableException(Transport.PARTY, "issued, but without number or date")));
            case "20", "21" -> new Standing.Pending();
            case "22" -> new Standing.Failed(Json.text(result, "failCause").orElse("开票失败"));
            case "24" -> new Standing.ActionRequired();
            case "3", "31" -> new Standing.Failed("发票已作废");
            default -> throw new UnavailableException(Transport.PARTY, "an invoice of unknown status");
        };
    }

    private static Optional<Invoice.Voucher> voucher(JsonObject result) {
        Optional<String> number = Json.text(result, "allElectronicInvoiceNumber")
                .or(() -> Json.text(result, "invoiceNo"))
                .filter(text -> text.matches("[0-9A-Za-z]{1,30}"));
        Optional<Instant> issued = Json.text(result, "invoiceTime")
                .filter(text -> text.matches("[0-9]{1,14}"))
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
        Optional<String> document = Json.text(result, "pdfUrl").filter(text -> text.length() <= 1024);
        return number.flatMap(known -> issued.map(at -> new Invoice.Voucher(known, at, document.orElse(""))));
    }

    private static String code(JsonObject answer) {
        return Json.text(answer, "code").orElse("");
    }

    private static String description(JsonObject answer) {
        return Json.text(answer, "describe").orElse("开票失败");
    }

    private static UnavailableException notUnderstood(String method, JsonObject answer) {
        return new UnavailableException(Transport.PARTY, method + " was answered with code " + code(answer));
    }
}
