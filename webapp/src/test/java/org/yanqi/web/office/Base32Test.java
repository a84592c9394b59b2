package org.yanqi.web.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base32Test {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "f, MY======",
        "fo, MZXQ====",
        "foo, MZXW6===",
        "foob, MZXW6YQ=",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI======",
        "foobar, MZXW6YTBOI"
    })
    void theExamplesOfTheStandardAreRead(String text, String written) {
        assertThat(new String(Base32.decode(written).toArray(), StandardCharsets.US_ASCII))
                .isEqualTo(text);
    }

    @Test
    void whatIsNoSecretIsRefusedAndNotRepeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base32.decode("not base 32!"))
                .withMessage("not Base32");
    }
}
