package org.yanqi.emulators.nuonuo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A specimen of the invoice as a one-page PDF 1.4, written by hand so that the emulators need no PDF library. The Chinese
 * font is one of Adobe's predefined ones (ISO 32000-1 §9.7.5.2): readers bring it.
 */
final class InvoicePdf {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private InvoicePdf() {}

    static byte[] of(Invoice invoice, NuonuoSeller seller) {
        return new InvoicePdf().written(lines(invoice, seller));
    }

    private static List<String> lines(Invoice invoice, NuonuoSeller seller) {
        LocalDate day = LocalDate.ofInstant(invoice.issued(), ZoneOffset.ofHours(8));
        return List.of(
                invoice.line().equals("bs") ? "电子发票（增值税专用发票）" : "电子发票（普通发票）",
                "沙箱样张，不是有效凭证",
                "发票号码：" + invoice.number(),
                "开票日期：" + day,
                "购买方名称：" + invoice.buyerName(),
                "购买方统一社会信用代码：" + Objects.requireNonNullElse(invoice.buyerTaxNumber(), "—"),
                "销售方名称：" + seller.name(),
                "销售方统一社会信用代码：" + seller.taxNumber(),
                "项目名称：" + invoice.goods(),
                "金额：¥" + Invoices.yuan(invoice.net()) + "    税额：¥" + Invoices.yuan(invoice.tax()),
                "价税合计：¥" + Invoices.yuan(invoice.total()));
    }

    private byte[] written(List<String> lines) {
        print("%PDF-1.4\n");
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 420] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>");
        String content = content(lines);
        object("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
        object("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H"
                + " /DescendantFonts [6 0 R] >>");
        object("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /DW 1000"
                + " /W [1 95 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>");
        object("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
                + " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
        trailer();
        return out.toByteArray();
    }

    private static String content(List<String> lines) {
        StringBuilder text = new StringBuilder("BT /F1 18 Tf 60 370 Td 26 TL\n");
        for (int i = 0; i < lines.size(); i++) {
            String hex = HexFormat.of().formatHex(lines.get(i).getBytes(StandardCharsets.UTF_16BE));
            text.append(i == 1 ? "/F1 12 Tf\n" : "").append('<').append(hex).append("> Tj T*\n");
        }
        return text.append("ET").toString();
    }

    private void object(String body) {
        offsets.add(out.size());
        print(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void trailer() {
        int start = out.size();
        StringBuilder table = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> table.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        print(table + "trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start
                + "\n%%EOF\n");
    }

    private void print(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
