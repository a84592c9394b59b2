package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.domain.Defect;

class ApplicationNumberTest {
    @Test
    void aNumberIsTheDayAndACount() {
        assertThat(ApplicationNumber.of(LocalDate.of(2025, 7, 11), 123)).hasToString("YQ20250711-000123");
        assertThat(ApplicationNumber.parse(" yq20250711-000123 ").orThrow())
                .isEqualTo(new ApplicationNumber("YQ20250711-000123"));
    }

    @ParameterizedTest
    @CsvSource({
        "' ', EMPTY",
        "YQ20250711-00012, MALFORMED",
        "YQ20250229-000123, MALFORMED",
        "XX20250711-000123, MALFORMED"
    })
    void whatIsNoNumberIsToldWhy(String typed, Defect defect) {
        assertThat(ApplicationNumber.parse(typed).problem()).contains(defect);
        assertThatIllegalArgumentException().isThrownBy(() -> new ApplicationNumber(typed));
    }
}
