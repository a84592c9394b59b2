package org.yanqi.domain.renewal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** A renewal application's number, such as YQ20250711-000123: the day in China, and a count within that day. */
public record ApplicationNumber(String value) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public ApplicationNumber {
        if (!isNumber(value)) {
            throw new IllegalArgumentException("an application number looks like YQ20250711-000123");
        }
    }

    public static ApplicationNumber of(LocalDate day, int count) {
        return new ApplicationNumber(String.format(Locale.ROOT, "YQ%s-%06d", DAY.format(day), count));
    }

    /** What a day's certificates that nobody has asked for are told of by; the first application of a day has number 1. */
    public static ApplicationNumber ofNobody(LocalDate day) {
        return of(day, 0);
    }

    /** The day, if this is the number of nobody. */
    public Optional<LocalDate> dayOfNobody() {
        return value.endsWith("-000000") ? Optional.of(LocalDate.parse(value.substring(2, 10), DAY)) : Optional.empty();
    }

    public static Checked<ApplicationNumber> parse(String text) {
        String number = text.strip().toUpperCase(Locale.ROOT);
        if (number.isEmpty()) {
            return Checked.invalid(Defect.EMPTY);
        }
        return isNumber(number) ? Checked.valid(new ApplicationNumber(number)) : Checked.invalid(Defect.MALFORMED);
    }

    private static boolean isNumber(String text) {
        if (!text.matches("YQ[0-9]{8}-[0-9]{6}")) {
            return false;
        }
        try {
            LocalDate.parse(text.substring(2, 10), DAY);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
