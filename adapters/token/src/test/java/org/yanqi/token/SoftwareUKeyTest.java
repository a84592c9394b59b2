package org.yanqi.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftwareUKeyTest extends Sm2UKeyContract {
    private static final char[] WRONG = "00000000".toCharArray();

    @Override
    protected UKey emptyToken() throws Exception {
        return tokens().initialise("Demo UKey", PIN, 64);
    }

    @Override
    protected SoftwareUKeys tokens() {
        return SoftwareUKeys.in(directory.resolve("tokens"));
    }

    @Override
    protected void unplug() {}

    @Test
    void wrong_pins_lead_to_a_final_try_and_then_to_the_lock_which_the_right_pin_does_not_open() throws Exception {
        var token = tokens().present().getFirst();
        for (int attempt = 1; attempt < PinCounter.TRIES; attempt++) {
            assertThat(failureOf(() -> token.open(WRONG))).isEqualTo(UKeyFailure.PIN_WRONG);
        }
        assertThat(token.pinState()).isEqualTo(PinState.FINAL_TRY);
        assertThat(failureOf(() -> token.open(WRONG))).isEqualTo(UKeyFailure.PIN_LOCKED);
        assertThat(token.pinState()).isEqualTo(PinState.LOCKED);
        assertThat(failureOf(() -> token.open(PIN))).isEqualTo(UKeyFailure.PIN_LOCKED);
    }

    @Test
    void a_full_token_says_so_and_keeps_what_it_has() throws Exception {
        var small = tokens().initialise("Small", PIN, 8);
        DemonstrationToken.furnish(small, PIN, KeyProfile.P256, TestCa.create()::issue);
        assertThat(small.hasRoomForRenewal()).isFalse();
        try (var session = small.open(PIN)) {
            session.generate(new KeyId("01"), KeyProfile.P256, KeyUse.SIGNING);
            assertThat(failureOf(() -> session.generate(new KeyId("02"), KeyProfile.P256, KeyUse.SIGNING)))
                    .isEqualTo(UKeyFailure.FULL);
            assertThat(session.objects()).hasSize(8);
        }
    }

    @Test
    void a_token_that_does_not_say_what_a_pin_costs_opens_at_the_usual_cost() throws Exception {
        var token = tokens().present().getFirst();
        var file = file(token);
        assertThat(file).content().contains("cost=16384");
        Files.writeString(file, Files.readString(file).replace("cost=16384\n", ""));
        tokens().bySerial(token.serial()).open(PIN).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-16384", "16383", "2147483647", "1073741824"})
    void a_cost_that_none_of_ours_has_is_refused(String cost) throws Exception {
        var file = file(tokens().present().getFirst());
        Files.writeString(file, Files.readString(file).replace("cost=16384", "cost=" + cost));
        assertThat(failureOf(() -> tokens().present())).isEqualTo(UKeyFailure.DRIVER_FAILURE);
    }

    private Path file(UKey token) {
        return directory.resolve("tokens").resolve(token.serial()).resolve(SoftwareVault.FILE);
    }

    @Test
    void no_private_key_and_no_pin_lies_on_the_disk_in_clear() throws Exception {
        var token = tokens().present().getFirst();
        DemonstrationToken.furnish(token, PIN, KeyProfile.P256, TestCa.create()::issue);
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).doesNotContain(String.valueOf(PIN));
                if (file.getFileName().toString().startsWith("private_key")) {
                    assertThat(text).doesNotContain("\u002a\u0086\u0048\u00ce\u003d");
                }
            }
        }
    }
}
