package org.yanqi.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "YQ20250711-000123, 0",
        "YQ20250711-000123-14, 14",
        "' yq20250711-000123-14 ', 14",
        "YQ 20250711 - 000123 - 14, 14",
        "YQ20250711—000123—14, 14"
    })
    void aNumberIsReadAsPeopleReadItOut(String typed, int entry) {
        assertThat(Reference.parse(typed)).hasValueSatisfying(found -> {
            assertThat(found.number().value()).isEqualTo("YQ20250711-000123");
            assertThat(found.entry()).isEqualTo(entry);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123",
                "YQ20250711",
                "YQ20251311-000123",
                "YQ20250711-000123-0",
                "YQ20250711-000123-1234567",
                "YQ20250711-000123-14-2",
                "<script>alert(1)</script>"
            })
    void whatIsNoNumberFindsNothing(String typed) {
        assertThat(Reference.parse(typed)).isEmpty();
    }
}
