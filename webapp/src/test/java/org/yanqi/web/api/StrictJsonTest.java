package org.yanqi.web.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.fixture.Allocation;

/** A body is read in one way or refused with the reason, within a bound of memory. */
class StrictJsonTest {
    private static final long MOST_OCTETS = 4 << 20;

    @Test
    void whatTheScriptSendsIsReadWhateverElseItHolds() {
        var received = new Received(
                read("{\"quarters\":3,\"name\":\"延期\",\"room\":false,\"later\":[{\"a\":[]}],\"most\":1e999999999} \n"));

        assertThat(received.whole("quarters", 1, 3)).isEqualTo(3);
        assertThat(received.text("name", 2)).isEqualTo("延期");
        assertThat(received.flag("room", true)).isFalse();
        assertThat(received.flag("begun", true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mobile\":\"13800138000\",\"mobile\":\"13800138000\"} | Duplicate key 'mobile'",
                "{\"result\":{\"tokens\":[{\"room\":true,\"ro\\u006fm\":false}]}} | Duplicate key 'room'",
                "{\"a\":1}{\"a\":2} | Expected EOF",
                "{\"a\":1}x | Unexpected char",
                "{\"a\":1e99999999999} | exponent",
                "[] | no object",
                "1e999999999 | no object",
                "null | no object"
            })
    void whatCouldBeReadInTwoWaysIsRefusedWithTheReason(String text, String reason) {
        assertRefused(text, reason);
    }

    @Test
    void depthAndLengthOfNumbersAreBounded() {
        assertRefused("{\"a\":".repeat(9) + "1" + "}".repeat(9), "deeply nested");
        assertRefused("{\"a\":".repeat(100_000), "deeply nested");
        assertRefused("{\"a\":" + "1".repeat(60_000) + "}", "characters");
        assertRefused("{\"" + "k".repeat(5_000) + "\":1,\"" + "k".repeat(5_000) + "\":1}", "Duplicate key");
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() {
        assertThatThrownBy(() -> StrictJson.object("{\"a\":\"é\"}".getBytes(ISO_8859_1)))
                .isInstanceOf(Malformed.class)
                .hasMessage("not in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "-1", "1.7", "4294967297", "1e999999999", "1e-999999999", "\"1\"", "null", "[1]"})
    void aNumberIsWholeAndWithinItsBounds(String number) {
        var received = new Received(read("{\"quarters\":" + number + "}"));

        Allocation.within(
                MOST_OCTETS,
                () -> assertThatThrownBy(() -> received.whole("quarters", 1, 3))
                        .isInstanceOf(Malformed.class)
                        .hasMessageStartingWith("quarters is "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"false\"", "null", "{}"})
    void whatIsNeitherTrueNorFalseIsRefused(String value) {
        var received = new Received(read("{\"room\":" + value + "}"));

        assertThatThrownBy(() -> received.flag("room", true))
                .isInstanceOf(Malformed.class)
                .hasMessage("room is neither true nor false");
    }

    private static void assertRefused(String text, String reason) {
        Allocation.within(
                MOST_OCTETS,
                () -> assertThatThrownBy(() -> read(text))
                        .isInstanceOf(Malformed.class)
                        .hasMessageContaining(reason)
                        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThanOrEqualTo(200)));
    }

    private static JsonObject read(String text) {
        return StrictJson.object(text.getBytes(UTF_8));
    }
}
