package org.yanqi.web.wizard;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** 开标时间 as browsers send it from a date and a time field: 2026-11-30 and 09:30, time of China. */
final class OpeningTime {
    private static final int LONGEST = 16;

    private OpeningTime() {}

    static Checked<LocalDateTime> read(String date, @Nullable String time) {
        if (date.isBlank() || time == null || time.isBlank()) {
            return Checked.invalid(Defect.EMPTY);
        }
        if (date.length() > LONGEST || time.length() > LONGEST) {
            return Checked.invalid(Defect.MALFORMED);
        }
        try {
            var opening = LocalDateTime.of(
                    LocalDate.parse(date.strip().replaceAll("[./]", "-")),
                    LocalTime.parse(time.strip().replace('：', ':')));
            return opening.getYear() < 2000 || opening.getYear() > 2100
                    ? Checked.invalid(Defect.OUT_OF_RANGE)
                    : Checked.valid(opening);
        } catch (DateTimeParseException e) {
            return Checked.invalid(Defect.MALFORMED);
        }
    }
}
