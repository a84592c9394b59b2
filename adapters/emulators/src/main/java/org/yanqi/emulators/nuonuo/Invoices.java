package org.yanqi.emulators.nuonuo;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.emulators.store.Shelf;
import org.yanqi.emulators.store.Store;
import org.yanqi.emulators.wire.Digits;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Json;

/** Invoices by serial number: one per order number, pending for a while, then issued with number, date and PDF. */
final class Invoices {

    private static final int MOST_AT_ONCE = 50;

    private final NuonuoSeller seller;
    private final URI base;
    private final Store store;
    private final Clock clock;
    private final Duration takes;
    private final Faults faults;
    private final Shelf<Invoice> invoices;

    Invoices(NuonuoSeller seller, URI base, Store store, Faults faults, Clock clock, Duration takes) {
        this.seller = seller;
        this.base = base;
        this.store = store;
        this.clock = clock;
        this.takes = takes;
        this.faults = faults;
        this.invoices = store.shelf("invoices", Invoice.class, 500);
    }

    Invoice request(JsonObject body) {
        BillingRequest asked = BillingRequest.of(Json.child(body, "order"), seller.taxNumber());
        return store.atomically(() -> {
            if (byOrder(asked.orderNo()).isPresent()) {
                throw new Refused("E9106", "订单编号不能重复");
            }
            Instant now = clock.instant();
            String serialNo = Digits.random(20);
            Invoice invoice = new Invoice(
                    serialNo,
                    asked.orderNo(),
                    "26" + Digits.random(18),
                    asked.buyerName(),
                    asked.buyerTaxNumber(),
                    asked.line(),
                    asked.goods(),
                    asked.net(),
                    asked.tax(),
                    now,
                    now.plus(takes),
                    faults.takeInvoice().orElse(null));
            return invoices.put(serialNo, invoice);
        });
    }

    List<JsonObject> query(JsonObject body) {
        List<String> serialNos = Json.texts(body, "serialNos");
        List<String> orderNos = Json.texts(body, "orderNos");
        if (serialNos.isEmpty() && orderNos.isEmpty() || serialNos.size() + orderNos.size() > MOST_AT_ONCE) {
            throw new Refused("E9400", "serialNos 与 orderNos 须填其一，最多 50 个");
        }
        List<JsonObject> found = Stream.concat(
                        serialNos.stream().map(invoices::find),
                        orderNos.stream().map(this::byOrder))
                .flatMap(Optional::stream)
                .map(this::told)
                .toList();
        if (found.isEmpty()) {
            throw new Refused("E9500", "查询不到发票");
        }
        return found;
    }

    /** The invoice's PDF once it is issued. */
    Optional<byte[]> pdf(String serialNo) {
        return invoices.find(serialNo)
                .filter(invoice -> status(invoice) == Invoice.Status.ISSUED)
                .map(invoice -> InvoicePdf.of(invoice, seller));
    }

    Optional<Invoice> find(String serialNo) {
        return invoices.find(serialNo);
    }

    Invoice.Status status(Invoice invoice) {
        return invoice.status(clock.instant());
    }

    String pdfUrl(Invoice invoice) {
        return base + "/invoices/" + invoice.serialNo() + ".pdf";
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private Optional<Invoice> byOrder(String orderNo) {
        return invoices.all().stream()
                .filter(invoice -> invoice.orderNo().equals(orderNo))
                .findFirst();
    }

    private JsonObject told(Invoice invoice) {
        Invoice.Status status = status(invoice);
        JsonObjectBuilder told = Json.object()
                .add("serialNo", invoice.serialNo())
                .add("orderNo", invoice.orderNo())
                .add("status", status.code())
                .add("statusMsg", status.message())
                .add("failCause", status == Invoice.Status.FAILED ? "沙箱：按要求开票失败" : "")
                .add("payerName", invoice.buyerName())
                .add("payerTaxNo", Objects.requireNonNullElse(invoice.buyerTaxNumber(), ""))
                .add("invoiceKind", invoice.line().equals("bs") ? "数电票（专用发票）" : "数电票（普通发票）")
                .add("exTaxAmount", yuan(invoice.net()))
                .add("taxAmount", yuan(invoice.tax()))
                .add("orderAmount", yuan(invoice.total()));
        if (status == Invoice.Status.ISSUED) {
            told.add("invoiceTime", invoice.issued().toEpochMilli())
                    .add("invoiceCode", "")
                    .add("invoiceNo", invoice.number())
                    .add("allElectronicInvoiceNumber", invoice.number())
                    .add("pdfUrl", pdfUrl(invoice));
        }
        return told.build();
    }
}
