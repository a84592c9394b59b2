package org.yanqi.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one agreement says besides its text. The identity number arrives masked: the document goes to people
 * who need not know it.
 *
 * @param subject the certificate's subject in display order
 * @param serialNumber upper-case hexadecimal digits without leading zeros
 * @param date the day of signing in China
 */
record AgreementContent(
        String applicationNumber,
        String organisation,
        String creditCode,
        String handlerName,
        String handlerIdNumber,
        String subject,
        String serialNumber,
        Instant notBefore,
        Instant notAfter,
        String issuer,
        LocalDate date) {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int LONG_NAME = 8;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    AgreementContent {
        applicationNumber = PrintableText.of("application number", applicationNumber, 40);
        organisation = PrintableText.of("organisation", organisation, 200);
        creditCode = PrintableText.of("credit code", creditCode, 18);
        handlerName = PrintableText.of("handler's name", handlerName, 100);
        handlerIdNumber = PrintableText.of("handler's identity number", handlerIdNumber, 18);
        subject = PrintableText.of("subject", subject, 4000);
        serialNumber = PrintableText.of("serial number", serialNumber, 40);
        issuer = PrintableText.of("issuer", issuer, 4000);
    }

    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("applicationNumber", applicationNumber);
        values.put("organisation", organisation);
        values.put("creditCode", creditCode);
        values.put("handlerName", handlerName);
        values.put("nameLength", handlerName.codePointCount(0, handlerName.length()) > LONG_NAME ? "long" : "short");
        values.put("handlerIdNumber", handlerIdNumber);
        values.put("subject", subject);
        values.put("serialNumber", serialNumber);
        values.put("notBefore", inChina(notBefore));
        values.put("notAfter", inChina(notAfter));
        values.put("issuer", issuer);
        values.put("date", date.toString());
        return values;
    }

    static String inChina(Instant instant) {
        return SECONDS.format(instant.atZone(CHINA));
    }
}
