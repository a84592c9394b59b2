package org.yanqi.invoice.nuonuo;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.yanqi.domain.invoice.Buyer;
import org.yanqi.domain.invoice.Invoice;

/** The {@code order} of requestBillingNew: one line, the price with its tax, split by the configured rate. */
final class BillingOrder {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private BillingOrder() {}

    static JsonObject of(Invoice.Requested invoice, NuonuoSettings settings) {
        Buyer buyer = invoice.buyer();
        var order = Json.object()
                .add("orderNo", invoice.number().value())
                .add("buyerName", buyer.title().value())
                .add("buyerTaxNum", buyer.taxNumber().value())
                .add("email", buyer.email().value())
                .add("salerTaxNum", settings.sellerTaxNumber())
                .add("invoiceDate", TIME.format(invoice.at().atOffset(ZoneOffset.ofHours(8))))
                .add("invoiceType", "1")
                .add("invoiceLine", "pc")
                .add("clerk", settings.clerk())
                .add("pushMode", "-1")
                .add("invoiceDetail", Json.PROVIDER.createArrayBuilder().add(line(invoice, settings)));
        return Json.object().add("order", order).build();
    }

    private static JsonObject line(Invoice.Requested invoice, NuonuoSettings settings) {
        BigDecimal total = BigDecimal.valueOf(invoice.origin().amount().fen(), 2);
        BigDecimal net = total.divide(BigDecimal.ONE.add(settings.taxRate()), 2, RoundingMode.HALF_UP);
        return Json.object()
                .add("goodsName", settings.goodsName())
                .add("goodsCode", settings.goodsCode())
                .add("num", "1")
                .add("price", total.toPlainString())
                .add("withTaxFlag", "1")
                .add("taxRate", settings.taxRate().toPlainString())
                .add("taxIncludedAmount", total.toPlainString())
                .add("taxExcludedAmount", net.toPlainString())
                .add("tax", total.subtract(net).toPlainString())
                .build();
    }
}
