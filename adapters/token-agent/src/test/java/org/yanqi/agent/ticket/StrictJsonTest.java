package org.yanqi.agent.ticket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One object that can be read in one way only. */
class StrictJsonTest {
    @Test
    void anObjectWithBlanksAroundItIsRead() {
        var object = StrictJson.object(" {\"a\":\"1\"} \n".getBytes(UTF_8)).orElseThrow();

        assertThat(StrictJson.text(object, "a")).contains("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}x",
                "{\"a\":1}{\"a\":2}",
                "{\"a\":1},",
                "{\"a\":1}]",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"\\u0062\":1}}",
                "{\"a\":[[[[[[[[1]]]]]]]]}",
                "[]",
                "1e999999999",
                "null",
                ""
            })
    void whatCouldBeReadOtherwiseIsNothing(String text) {
        assertThat(StrictJson.object(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void norIsWhatIsNotInUtf8() {
        assertThat(StrictJson.object("{\"a\":\"é\"}".getBytes(ISO_8859_1))).isEmpty();
    }
}
