package org.yanqi.domain.handler;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** A citizen's identity number: 18 characters with a date of birth and a check digit (GB 11643-1999). */
public record IdNumber(String value) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public IdNumber {
        Defect defect = defectOf(value);
        if (defect != null) {
            throw new IllegalArgumentException("identity number: " + defect);
        }
    }

    public static Checked<IdNumber> parse(String text) {
        String number = text.strip().toUpperCase(Locale.ROOT);
        Defect defect = defectOf(number);
        return defect == null ? Checked.valid(new IdNumber(number)) : Checked.invalid(defect);
    }

    private static @Nullable Defect defectOf(String number) {
        if (number.isEmpty()) {
            return Defect.EMPTY;
        }
        if (number.length() != 18) {
            return Defect.WRONG_LENGTH;
        }
        if (!number.matches("[0-9]{17}[0-9X]")) {
            return Defect.FORBIDDEN_CHARACTER;
        }
        try {
            LocalDate.parse(number.substring(6, 14), DATE);
        } catch (DateTimeException e) {
            return Defect.NO_SUCH_DATE;
        }
        return number.charAt(17) == checkDigit(number) ? null : Defect.WRONG_CHECK_DIGIT;
    }

    private static char checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    public LocalDate birthDate() {
        return LocalDate.parse(value.substring(6, 14), DATE);
    }

    public boolean isOfAge(LocalDate day) {
        return !birthDate().plusYears(18).isAfter(day);
    }

    /** The first three and the last two characters: enough to recognise one's own, useless to others. */
    public String masked() {
        return value.substring(0, 3) + "*************" + value.substring(16);
    }

    @Override
    public String toString() {
        return masked();
    }
}
