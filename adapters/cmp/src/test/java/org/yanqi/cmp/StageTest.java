package org.yanqi.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.domain.Bytes;

class StageTest {
    private static final Instant AT = Instant.parse("2026-07-11T01:00:00Z");
    private static final Bytes NONCE = Bytes.of(new byte[] {1, 2, 3});
    private static final Bytes CERTIFICATE = Bytes.of(new byte[] {4, 5});

    static Stream<Stage> stages() {
        return Stream.of(
                new Stage.Asked(0, AT),
                new Stage.Waiting(1, NONCE, AT),
                new Stage.Received(2, NONCE, CERTIFICATE),
                new Stage.Confirmed(3, CERTIFICATE));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void a_stage_is_read_as_it_was_written(Stage stage) {
        assertThat(Stage.read(stage.write())).isEqualTo(stage);
    }
}
