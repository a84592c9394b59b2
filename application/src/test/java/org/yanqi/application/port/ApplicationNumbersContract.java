package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What everything that gives numbers does. */
public abstract class ApplicationNumbersContract {
    private static final LocalDate DAY = LocalDate.of(2025, 7, 11);

    protected abstract ApplicationNumbers numbers();

    @Test
    void numbers_count_from_one_each_day() {
        var given = List.of(
                numbers().next(DAY),
                numbers().next(DAY),
                numbers().next(DAY.plusDays(1)),
                numbers().next(DAY));
        assertThat(given)
                .containsExactly(
                        new ApplicationNumber("YQ20250711-000001"),
                        new ApplicationNumber("YQ20250711-000002"),
                        new ApplicationNumber("YQ20250712-000001"),
                        new ApplicationNumber("YQ20250711-000003"));
    }
}
