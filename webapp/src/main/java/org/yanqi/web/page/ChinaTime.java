package org.yanqi.web.page;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.yanqi.domain.certificate.ValidityTerm;

/** Moments as the user reads them: China Standard Time, as in the manual. */
public final class ChinaTime {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private ChinaTime() {}

    public static String day(Instant moment) {
        return DAY.format(moment.atOffset(ValidityTerm.CHINA));
    }

    public static String moment(Instant moment) {
        return MOMENT.format(moment.atOffset(ValidityTerm.CHINA));
    }

    public static String clockSeconds(Instant moment) {
        return SECONDS.format(moment.atOffset(ValidityTerm.CHINA));
    }

    public static String clock(Instant moment) {
        return CLOCK.format(moment.atOffset(ValidityTerm.CHINA));
    }
}
