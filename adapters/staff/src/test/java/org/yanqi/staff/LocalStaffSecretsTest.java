package org.yanqi.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Bytes;

class LocalStaffSecretsTest {
    /** RFC 6238 Appendix B. */
    private static final Bytes RFC_SECRET = Bytes.of("12345678901234567890".getBytes(US_ASCII));

    private final LocalStaffSecrets secrets = new LocalStaffSecrets();

    @Test
    void aPasswordMatchesItsHashAndNoOtherDoes() {
        String hash = secrets.hash("correct horse 电池");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(secrets.matches("correct horse 电池", hash)).isTrue();
        assertThat(secrets.matches("correct horse 电线", hash)).isFalse();
        assertThat(secrets.matches("", hash)).isFalse();
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(secrets.hash("correct horse")).isNotEqualTo(secrets.hash("correct horse"));
    }

    @Test
    void aPasswordTypedInFullWidthIsTheSame() {
        assertThat(secrets.matches("ｐａｓｓ１２３", secrets.hash("pass123"))).isTrue();
    }

    @Test
    void anEndlessPasswordIsNotEvenHashed() {
        assertThatThrownBy(() -> secrets.hash("x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> secrets.hash("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(secrets.matches("x".repeat(201), secrets.hash("x".repeat(200))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "59, 287082, 1",
        "1111111109, 081804, 37037036",
        "1111111111, 050471, 37037037",
        "1234567890, 005924, 41152263",
        "2000000000, 279037, 66666666",
        "20000000000, 353130, 666666666"
    })
    void theCodesOfTheStandardAreRight(long seconds, String code, long step) {
        assertThat(secrets.timeStep(RFC_SECRET, code, Instant.ofEpochSecond(seconds)))
                .hasValue(step);
    }

    @Test
    void aClockMayBeOneStepOffAndNoMore() {
        Instant shown = Instant.ofEpochSecond(1111111111);

        assertThat(secrets.timeStep(RFC_SECRET, "050471", shown.plusSeconds(30)))
                .hasValue(37037037);
        assertThat(secrets.timeStep(RFC_SECRET, "050471", shown.minusSeconds(30)))
                .hasValue(37037037);
        assertThat(secrets.timeStep(RFC_SECRET, "050471", shown.plusSeconds(60)))
                .isEmpty();
        assertThat(secrets.timeStep(RFC_SECRET, "050471", shown.minusSeconds(60)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"050 471", " 050471 ", "０５０４７１", "050\u3000471"})
    void spacesAndFullWidthDigitsDoNotMatter(String typed) {
        assertThat(secrets.timeStep(RFC_SECRET, typed, Instant.ofEpochSecond(1111111111)))
                .hasValue(37037037);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05047", "0504711", "abcdef", "-50471", "050471000000000000000000000000", "٠٥٠٤٧١"})
    void whatIsNoCodeIsWrong(String typed) {
        assertThat(secrets.timeStep(RFC_SECRET, typed, Instant.ofEpochSecond(1111111111)))
                .isEmpty();
    }
}
