package org.yanqi.emulators.wechatpay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as WeChat Pay writes them: {@code 2018-06-08T10:34:56+08:00}. */
final class Rfc3339 {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private Rfc3339() {}

    static String of(Instant moment) {
        return FORM.format(moment.atOffset(ZoneOffset.ofHours(8)));
    }

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
