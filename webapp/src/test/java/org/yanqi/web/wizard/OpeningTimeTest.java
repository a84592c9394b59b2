package org.yanqi.web.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.domain.Defect;

class OpeningTimeTest {
    @ParameterizedTest
    @CsvSource({"2026-11-30, 09:30", "2026/11/30, 09:30", "2026.11.30, 09：30", "' 2026-11-30 ', ' 09:30 '"})
    void isReadHoweverTheBrowserWritesIt(String date, String time) {
        assertThat(OpeningTime.read(date, time).toOptional()).contains(LocalDateTime.of(2026, 11, 30, 9, 30));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 09:30, EMPTY",
        "2026-11-30, '', EMPTY",
        "2026-11-30, , EMPTY",
        "2026-02-30, 09:30, MALFORMED",
        "2026-11-30, 25:00, MALFORMED",
        "2026-11-30 and much more than a date, 09:30, MALFORMED",
        "1999-11-30, 09:30, OUT_OF_RANGE",
        "2101-11-30, 09:30, OUT_OF_RANGE"
    })
    void whatIsNoTimeHasItsDefect(String date, String time, Defect defect) {
        assertThat(OpeningTime.read(date, time).problem()).contains(defect);
    }

    @Test
    void aCodeIsNeverLongerThanAnyCodeIs() {
        assertThat(OneTimeCodeWords.typed(" 123456 ")).isEqualTo("123456");
        assertThat(OneTimeCodeWords.typed("1".repeat(100_000))).hasSize(20);
        assertThat(OneTimeCodeWords.typed(null)).isEmpty();
    }
}
