package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.agent.driver.DrivenUKeys;
import org.yanqi.agent.driver.FaultyToken;
import org.yanqi.token.UKeyKind;

/** The driver dies at a write to the token: the page hears a failure that may be tried again, and nothing is lost. */
class DriverCrashRenewalTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @AfterEach
    void remove() throws Exception {
        FaultyToken.allIsWell();
    }

    /** The writes are those that the library was told of in a run without a fault, keys of a session among them. */
    @ParameterizedTest
    @MethodSource("org.yanqi.agent.CrashCell#chosenWithDrivers")
    void a_driver_that_is_killed_at_any_write_loses_nothing(CrashCell cell) throws Exception {
        var prepared = cell.prepared(folder.resolve("prepared"));
        var kills = kills(writes(cell, prepared));
        try (var tally = new CrashTally(cell, "driver killed")) {
            tally.points(kills.size());
            for (String kill : kills) {
                tally.run(kill, () -> theNextTryDoesTheWork(cell, prepared, kill));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash-after C_UnwrapKey", "abort C_DestroyObject"})
    void a_driver_that_crashes_loses_nothing(String fault) throws Exception {
        var cell = CrashCell.SOFTHSM_P256;
        theNextTryDoesTheWork(cell, cell.prepared(folder.resolve("prepared")), fault);
    }

    private List<String> writes(CrashCell cell, Path prepared) throws Exception {
        var home = home(prepared, "traced");
        var person = new CountingPrompt();
        FaultyToken.trace();
        withDriver(cell, home, person, CrashedRenewal::complete);
        assertThat(person.windows).as("for proof, history and replacement").hasSize(3);
        return FaultyToken.traced();
    }

    private static List<String> kills(List<String> writes) {
        var kills = new ArrayList<String>();
        var times = new HashMap<String, Integer>();
        for (String call : writes) {
            int time = times.merge(call, 1, Integer::sum);
            kills.add("kill " + call + " " + time);
            kills.add("kill-after " + call + " " + time);
        }
        assertThat(times).containsKeys("C_GenerateKeyPair", "C_CreateObject", "C_DestroyObject");
        return kills;
    }

    private void theNextTryDoesTheWork(CrashCell cell, Path prepared, String fault) throws Exception {
        var home = home(prepared, fault);
        var person = new CountingPrompt();
        withDriver(cell, home, person, renewal -> {
            FaultyToken.next(fault);
            assertThatThrownBy(renewal::complete)
                    .hasMessageContaining("\"code\":\"DRIVER_FAILURE\",\"retriable\":true");
            AfterACrash.theTokenIsOfUse(cell, home);
            renewal.complete();
        });
        assertThat(person.windows).as("asked again after the driver was lost").hasSize(4);
        AfterACrash.everythingHeld(cell, home);
    }

    private Path home(Path prepared, String name) {
        var home = folder.resolve(name);
        DiskImage.copy(prepared, home);
        return home;
    }

    /** What is done by way of a driver process. */
    private interface Use {
        void make(CrashedRenewal renewal) throws Exception;
    }

    private static void withDriver(CrashCell cell, Path home, CountingPrompt person, Use use) throws Exception {
        var journey = Journey.resume(home);
        var library = FaultyToken.over(cell.place(home));
        var settings = journey.settings(UKeyKind.PKCS11, library);
        var points = CrashPoints.none();
        try (var tokens = DrivenUKeys.once(library, Clock.systemUTC());
                var agent = RunningAgent.start(settings, tokens, person, points, Clock.systemUTC())
                        .orElseThrow()) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            use.make(new CrashedRenewal(journey, page, points));
        }
    }
}
