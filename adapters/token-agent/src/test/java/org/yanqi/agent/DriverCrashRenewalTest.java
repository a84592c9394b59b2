package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.agent.driver.DrivenUKeys;
import org.yanqi.agent.driver.FaultyToken;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.UKeyKind;

/** The driver dies at a write to the token: the page hears a failure that may be tried again, and nothing is lost. */
class DriverCrashRenewalTest {
    private static final int EACH = 8;

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

    /**
     * In one renewal: before a write, then after the same write of the next try or, every other time, at the first that
     * destroys something, which comes later.
     */
    @ParameterizedTest
    @MethodSource("org.yanqi.agent.CrashCell#chosenWithDrivers")
    void a_driver_that_is_killed_twice_loses_nothing(CrashCell cell) throws Exception {
        var prepared = cell.prepared(folder.resolve("prepared"));
        var kills = kills(writes(cell, prepared)).stream()
                .filter(kill -> kill.startsWith("kill "))
                .toList();
        try (var tally = new CrashTally(cell, "driver killed twice")) {
            int tried = 0;
            for (int i = 0; i < kills.size(); i += EACH) {
                var first = kills.get(i);
                var second = tried++ % 2 == 0 ? "kill-after " + first.split(" ")[1] + " 1" : "kill C_DestroyObject 1";
                tally.run(first + " and then " + second, () -> theNextTryDoesTheWork(cell, prepared, first, second));
            }
            tally.sampled("%d of %d writes".formatted(tried, kills.size()));
        }
    }

    /** So that the operations that write nothing are met too. */
    @ParameterizedTest
    @EnumSource(
            value = CrashCell.class,
            names = {"SOFTHSM_P256"})
    void a_driver_that_is_killed_while_it_reads_loses_nothing(CrashCell cell) throws Exception {
        var prepared = cell.prepared(folder.resolve("prepared"));
        try (var tally = new CrashTally(cell, "driver killed while reading")) {
            for (Step step : EnumSet.complementOf(EnumSet.of(Step.LET_GO))) {
                tally.run(step.name(), () -> killedWhileReading(cell, home(prepared, step.name()), step));
            }
        }
    }

    private static void killedWhileReading(CrashCell cell, Path home, Step step) throws Exception {
        var killed = new AtomicBoolean();
        var points = CrashPoints.before(operation -> {
            if (operation.equals(step.name()) && !killed.getAndSet(true)) {
                fail("kill C_FindObjectsInit");
            }
        });
        withDriver(cell, home, new CountingPrompt(), points, renewal -> {
            assertThatThrownBy(renewal::complete)
                    .hasMessageStartingWith(step + ":")
                    .hasMessageContaining("\"code\":\"DRIVER_FAILURE\",\"retriable\":true");
            AfterACrash.theTokenIsOfUse(cell, home);
            renewal.complete();
        });
        AfterACrash.everythingHeld(cell, home);
    }

    private static void fail(String fault) {
        try {
            FaultyToken.next(fault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        withDriver(cell, home, person, CrashPoints.none(), CrashedRenewal::complete);
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

    /** After one fault in each try before it. */
    private void theNextTryDoesTheWork(CrashCell cell, Path prepared, String... faults) throws Exception {
        var home = home(prepared, String.join(", ", faults));
        var person = new CountingPrompt();
        withDriver(cell, home, person, CrashPoints.none(), renewal -> {
            for (String fault : faults) {
                FaultyToken.next(fault);
                assertThatThrownBy(renewal::complete)
                        .hasMessageContaining("\"code\":\"DRIVER_FAILURE\",\"retriable\":true");
                AfterACrash.theTokenIsOfUse(cell, home);
            }
            renewal.complete();
        });
        assertThat(person.windows)
                .as("asked again whenever the driver was lost")
                .hasSize(3 + faults.length);
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

    private static void withDriver(CrashCell cell, Path home, CountingPrompt person, CrashPoints points, Use use)
            throws Exception {
        var journey = Journey.resume(home);
        var library = FaultyToken.over(cell.place(home));
        var settings = journey.settings(UKeyKind.PKCS11, library);
        ChildJvm.archive();
        try (var tokens = DrivenUKeys.once(library, Clock.systemUTC());
                var agent = RunningAgent.start(settings, tokens, person, points, Clock.systemUTC())
                        .orElseThrow()) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            use.make(new CrashedRenewal(journey, page, points));
        }
    }
}
