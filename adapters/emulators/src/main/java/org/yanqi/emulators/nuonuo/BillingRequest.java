package org.yanqi.emulators.nuonuo;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yanqi.emulators.wire.Json;

/** The {@code order} of requestBillingNew, checked: one invoice of one or more lines. Amounts in fen. */
record BillingRequest(
        String orderNo,
        String buyerName,
        @Nullable String buyerTaxNumber,
        String line,
        String goods,
        long net,
        long tax) {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.06");
    private static final Set<String> LINES = Set.of("pc", "bs");

    static BillingRequest of(JsonObject order, String sellerTaxNumber) {
        if (!text(order, "salerTaxNum", 20).equals(sellerTaxNumber)) {
            throw new Refused("E9301", "salerTaxNum 与 userTax 不一致");
        }
        text(order, "invoiceDate", 20);
        text(order, "clerk", 20);
        String line = text(order, "invoiceLine", 2);
        if (!LINES.contains(line) || !text(order, "invoiceType", 1).equals("1")) {
            throw new Refused("E9302", "沙箱只开具蓝字数电票：invoiceType 1，invoiceLine pc 或 bs");
        }
        Optional<String> buyerTax = Json.text(order, "buyerTaxNum").filter(number -> !number.isEmpty());
        if (line.equals("bs") && buyerTax.isEmpty()) {
            throw new Refused("E9303", "专用发票须填 buyerTaxNum");
        }
        List<JsonObject> details = Json.children(order, "invoiceDetail");
        if (details.isEmpty() || details.size() > 100) {
            throw new Refused("E9304", "invoiceDetail 应为 1 到 100 行");
        }
        long net = 0;
        long tax = 0;
        for (JsonObject detail : details) {
            BigDecimal total = decimal(detail, "taxIncludedAmount");
            BigDecimal lineTax = decimal(detail, "tax");
            checkTax(detail, total, lineTax);
            tax += fen(lineTax);
            net += fen(total) - fen(lineTax);
        }
        String goods = text(details.getFirst(), "goodsName", 100);
        return new BillingRequest(
                text(order, "orderNo", 64),
                text(order, "buyerName", 100),
                buyerTax.orElse(null),
                line,
                goods,
                net,
                tax);
    }

    private static void checkTax(JsonObject detail, BigDecimal total, BigDecimal tax) {
        if (!text(detail, "goodsCode", 19).matches("\\d{19}")) {
            throw new Refused("E9305", "goodsCode 应为 19 位数字");
        }
        if (!Set.of("0", "1").contains(text(detail, "withTaxFlag", 1))) {
            throw new Refused("E9306", "withTaxFlag 应为 0 或 1");
        }
        BigDecimal rate = decimal(detail, "taxRate");
        BigDecimal net = decimal(detail, "taxExcludedAmount");
        boolean adds = net.add(tax).compareTo(total) == 0;
        boolean fits = net.multiply(rate).subtract(tax).abs().compareTo(TOLERANCE) <= 0;
        if (!adds || !fits || total.signum() <= 0) {
            throw new Refused("E9307", "金额、税率与税额不符（允许误差 0.06 元）");
        }
    }

    private static String text(JsonObject in, String name, int longest) {
        return Json.text(in, name)
                .filter(text -> !text.isBlank() && text.length() <= longest)
                .orElseThrow(() -> new Refused("E9300", name + " 缺失或过长"));
    }

    private static BigDecimal decimal(JsonObject in, String name) {
        return Json.decimal(in, name)
                .filter(value -> value.abs().compareTo(new BigDecimal("100000000")) < 0 && value.scale() <= 8)
                .orElseThrow(() -> new Refused("E9300", name + " 缺失或不是数值"));
    }

    private static long fen(BigDecimal yuan) {
        return yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
