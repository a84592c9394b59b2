package org.yanqi.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.yanqi.domain.certificate.ValidityTerm;

/** Moments as the user reads them: China Standard Time, in Chinese written as in the manual. */
enum ChinaTime {
    CHINESE("uuuu-MM-dd", "uuuu-MM-dd HH:mm:ss", Locale.ROOT),
    ENGLISH("d MMMM uuuu", "d MMMM uuuu, HH:mm:ss '(UTC+8)'", Locale.ENGLISH);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;

    ChinaTime(String day, String moment, Locale locale) {
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.moment = DateTimeFormatter.ofPattern(moment, locale);
    }

    static ChinaTime in(Language language) {
        return switch (language) {
            case CHINESE -> CHINESE;
            case ENGLISH -> ENGLISH;
        };
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    String day(Instant at) {
        return day.format(at.atOffset(ValidityTerm.CHINA));
    }

    String moment(Instant at) {
        return moment.format(at.atOffset(ValidityTerm.CHINA));
    }

    static String clock(Instant at) {
        return CLOCK.format(at.atOffset(ValidityTerm.CHINA));
    }

    static String clockSeconds(Instant at) {
        return SECONDS.format(at.atOffset(ValidityTerm.CHINA));
    }
}
