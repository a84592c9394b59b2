package org.yanqi.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phone's one-time passwords are those of RFC 6238, Appendix B (its eight digits, cut to six). */
class StaffCodesTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"59, 287082, 1", "1111111109, 081804, 1", "1234567890, 005924, 30", "20000000000, 353130, 10"})
    void theCodeOfAMomentIsTheStandards(long second, String code, int left) throws Exception {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
        try (var emulators = Emulators.start(Sandbox.settings(data, clock, Optional.empty()))) {
            var account = Http.json(Http.get(Http.api(emulators, "staff")))
                    .getJsonArray("accounts")
                    .getJsonObject(0);
            assertThat(account.getString("account")).isEqualTo("shenhe");
            assertThat(account.getString("code")).isEqualTo(code);
            assertThat(account.getInt("secondsLeft")).isEqualTo(left);
        }
    }

    @Test
    void theShortAddressLeadsToThePhonesPage() throws Exception {
        try (var emulators = Sandbox.started(data)) {
            var answer = Http.get(emulators.base().resolve("/staff"));
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").map(URI::create))
                    .hasValue(emulators.base().resolve("/phone/staff"));
        }
    }
}
