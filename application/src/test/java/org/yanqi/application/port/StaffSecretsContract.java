package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Bytes;

/** What everything does that checks passwords and codes. */
public abstract class StaffSecretsContract {
    private static final String PASSWORD = "审核员的口令 and some more";
    private static final Bytes SECRET = Bytes.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final Instant IN_STEP_41152263 = Instant.ofEpochSecond(1_234_567_890);

    protected abstract StaffSecrets secrets();

    @Test
    void the_password_matches_its_hash_and_no_other_does() {
        String hash = secrets().hash(PASSWORD);
        assertThat(secrets().matches(PASSWORD, hash)).isTrue();
        assertThat(secrets().matches(PASSWORD + " ", hash)).isFalse();
        assertThat(secrets().matches("", hash)).isFalse();
    }

    @Test
    void a_hash_is_in_phc_format_and_tells_nothing_of_the_password() {
        assertThat(secrets().hash(PASSWORD))
                .matches("\\$[a-z0-9-]{1,32}\\$[!-~]+")
                .doesNotContain("some more");
    }

    @Test
    void two_hashes_of_one_password_differ_and_both_match() {
        String one = secrets().hash(PASSWORD);
        String other = secrets().hash(PASSWORD);
        assertThat(other).isNotEqualTo(one);
        assertThat(secrets().matches(PASSWORD, one)).isTrue();
        assertThat(secrets().matches(PASSWORD, other)).isTrue();
    }

    @Test
    void every_character_of_a_long_password_counts() {
        String hash = secrets().hash("口令".repeat(50) + "1");
        assertThat(secrets().matches("口令".repeat(50) + "2", hash)).isFalse();
        assertThat(secrets().matches("口令".repeat(50) + "1", hash)).isTrue();
    }

    /** The last six digits of RFC 6238 appendix B, SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void a_code_tells_its_time_step(long second, String code) {
        assertThat(secrets().timeStep(SECRET, code, Instant.ofEpochSecond(second)))
                .hasValue(second / 30);
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 30})
    void a_clock_may_be_one_step_off(long seconds) {
        assertThat(secrets().timeStep(SECRET, "005924", IN_STEP_41152263.plusSeconds(seconds)))
                .hasValue(41_152_263);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -60, 60, 3600})
    void a_clock_may_not_be_two_steps_off(long seconds) {
        assertThat(secrets().timeStep(SECRET, "005924", IN_STEP_41152263.plusSeconds(seconds)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "005925", "5924", "0059240", "00592", "-05924", "code", "0x1724", "89005924"})
    void what_is_not_the_code_is_wrong(String code) {
        assertThat(secrets().timeStep(SECRET, code, IN_STEP_41152263)).isEmpty();
    }

    @Test
    void another_secret_has_another_code() {
        Bytes other = Bytes.of("another secret of 24 oct".getBytes(StandardCharsets.US_ASCII));
        assertThat(secrets().timeStep(other, "005924", IN_STEP_41152263)).isEmpty();
    }
}
