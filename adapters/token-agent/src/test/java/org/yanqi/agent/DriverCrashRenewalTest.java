package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.agent.driver.DrivenUKeys;
import org.yanqi.agent.driver.FaultyToken;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.UKeyKind;

/** The driver dies at a write to the token: the page hears a failure that may be tried again, and nothing is lost. */
class DriverCrashRenewalTest {
    @TempDir
    Path home;

    private final CountingPrompt person = new CountingPrompt();

    @AfterEach
    void remove() throws Exception {
        FaultyToken.allIsWell();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crash C_GenerateKeyPair",
                "crash-after C_GenerateKeyPair",
                "crash C_UnwrapKey",
                "crash-after C_UnwrapKey",
                "crash-after C_CreateObject",
                "abort C_DestroyObject"
            })
    void the_work_is_done_by_the_next_try_after_the_pin_was_asked_for_again(String fault) throws Exception {
        var library = FaultyToken.library();
        var journey = begun();
        var settings = journey.settings(UKeyKind.PKCS11, library);
        try (var tokens = DrivenUKeys.once(library, Clock.systemUTC());
                var agent = RunningAgent.start(settings, tokens, person, Clock.systemUTC())
                        .orElseThrow()) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            FaultyToken.next(fault);
            assertThatThrownBy(() -> journey.replaceKeys(page))
                    .hasMessageContaining("\"code\":\"DRIVER_FAILURE\",\"retriable\":true");
            journey.replaceKeys(page);
            assertThat(person.windows).hasSize(2);
        }
        try (var inThisProcess = SoftHsm.in(home)) {
            Convergence.check(journey, inThisProcess);
        }
    }

    private Journey begun() throws Exception {
        try (var inThisProcess = SoftHsm.in(home)) {
            var token = inThisProcess.initialise("Demo UKey", "87654321".toCharArray(), Journey.PIN);
            return Journey.begin(home, token, KeyProfile.P256);
        }
    }
}
