package org.yanqi.agent.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;

/** A vendor's library that crashes, hangs, leaks, lies or talks: the agent loses one call and nothing else. */
class DriverFailureTest {
    private static final char[] PIN = "73920461".toCharArray();
    private static final KeyId KEY = KeyId.forApplication("YQ20250711-000123", KeyUse.SIGNING);
    private static final byte[] MESSAGE = "signed".getBytes(UTF_8);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path home;

    private Path library;
    private DrivenUKeys tokens;

    @BeforeEach
    void insert() throws Exception {
        library = FaultyToken.library();
        try (var inThisProcess = SoftHsm.in(home)) {
            inThisProcess.initialise("Demo UKey", "87654321".toCharArray(), PIN);
        }
        tokens = driven(limits(LONG, Duration.ofSeconds(20), LONG));
    }

    @AfterEach
    void remove() throws Exception {
        tokens.close();
        FaultyToken.allIsWell();
    }

    private DrivenUKeys driven(Limits limits) {
        return DrivenUKeys.limited(library, Optional.empty(), limits, Clock.systemUTC());
    }

    private static Limits limits(Duration quick, Duration heartbeat, Duration idle) {
        return new Limits(LONG, quick, LONG, LONG, heartbeat, idle, Limits.USUAL.memory());
    }

    private UKey token() throws UKeyException {
        return tokens.present().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash C_Login", "crash-after C_Login", "abort C_Login", "huge C_GetAttributeValue"})
    void after_a_crash_the_next_call_finds_a_new_process(String fault) throws Exception {
        makeAKey();
        long before = tokens.line().pid();
        FaultyToken.next(fault);
        assertThat(lost(this::signOnce)).doesNotContain("hung");
        assertThat(tokens.line().pid()).isNotEqualTo(before);
        assertThat(signOnce()).isNotEmpty();
        assertThat(ProcessHandle.of(before)).isEmpty();
    }

    @Test
    void a_call_that_hangs_is_ended_when_its_time_is_over() throws Exception {
        FaultyToken.next("hang C_Login");
        try (var hasty = driven(limits(Duration.ofSeconds(6), LONG, LONG))) {
            var token = hasty.present().getFirst();
            assertThat(lost(() -> token.open(PIN.clone()))).contains("it hung in OPEN");
        }
        token().open(PIN.clone()).close();
    }

    @Test
    void a_process_that_answers_nothing_is_ended_long_before_its_call_is_late() throws Exception {
        try (var watched = driven(limits(LONG.multipliedBy(5), Duration.ofSeconds(2), LONG))) {
            var token = watched.present().getFirst();
            signal("STOP", watched.line().pid());
            assertThat(lost(token::pinState)).contains("it does not answer");
        }
        token().open(PIN.clone()).close();
    }

    @Test
    void a_library_that_leaks_is_ended_before_it_takes_the_memory_of_all() throws Exception {
        FaultyToken.next("leak C_Login");
        try (var watched = driven(limits(LONG, Duration.ofSeconds(1), LONG))) {
            var token = watched.present().getFirst();
            assertThat(lost(() -> token.open(PIN.clone()))).contains("it has grown too large");
        }
        token().open(PIN.clone()).close();
    }

    @Test
    void an_answer_without_sense_is_a_failure_of_this_call_only() throws Exception {
        long before = tokens.line().pid();
        FaultyToken.next("nonsense C_Login");
        assertThat(failure(() -> token().open(PIN.clone())).failure()).isEqualTo(UKeyFailure.DRIVER_FAILURE);
        token().open(PIN.clone()).close();
        assertThat(tokens.line().pid()).isEqualTo(before);
    }

    @Test
    void a_library_that_prints_pins_prints_them_to_nobody() throws Exception {
        FaultyToken.next("chatter C_Login");
        try (var session = token().open(PIN.clone())) {
            session.generate(KEY, KeyProfile.P256, KeyUse.SIGNING);
            assertThat(session.objects()).hasSize(2);
        }
    }

    @Test
    void a_killed_process_takes_its_sessions_along_and_its_key_is_whole_or_not_there() throws Exception {
        var session = token().open(PIN.clone());
        FaultyToken.next("wait C_GenerateKeyPair");
        var line = tokens.line();
        var making = CompletableFuture.supplyAsync(
                () -> failure(() -> session.generate(KEY, KeyProfile.P256, KeyUse.SIGNING)));
        await(line::isBusy);
        ProcessHandle.of(line.pid()).orElseThrow().destroyForcibly();
        assertThat(making.get(60, TimeUnit.SECONDS).failure()).isEqualTo(UKeyFailure.DRIVER_FAILURE);
        FaultyToken.allIsWell();
        assertThat(lost(session::objects)).isNotEmpty();
        assertThat(lost(session::fresh)).isNotEmpty();
        session.close();
        try (var again = token().open(PIN.clone())) {
            assertThat(again.objects()).isEmpty();
        }
    }

    @Test
    void no_pin_is_in_arguments_environment_or_what_a_crash_leaves_behind() throws Exception {
        var before = droppings();
        var folders = new ArrayList<Path>();
        var pin = new String(PIN);
        try (var session = token().open(PIN.clone())) {
            assertThat(session.objects()).isEmpty();
            var process = Path.of("/proc", Long.toString(tokens.line().pid()));
            assertThat(Files.readString(process.resolve("cmdline"), ISO_8859_1))
                    .contains("DriverProgram")
                    .doesNotContain(pin);
            assertThat(Files.readString(process.resolve("environ"), ISO_8859_1)).doesNotContain(pin);
            assertThat(Files.readString(process.resolve("coredump_filter")).strip())
                    .matches("0+");
        }
        for (String fault : List.of("crash-after C_Login", "abort C_Login")) {
            folders.add(folder());
            FaultyToken.next(fault);
            lost(() -> token().open(PIN.clone()));
        }
        tokens.close();
        assertThat(folders).doesNotHaveDuplicates();
        await(() -> folders.stream().noneMatch(Files::exists));
        assertThat(droppings()).isEqualTo(before);
    }

    /** That of the driver process, in which its socket is. */
    private Path folder() throws Exception {
        var process = Path.of("/proc", Long.toString(tokens.line().pid()));
        var arguments = Files.readString(process.resolve("cmdline"), ISO_8859_1).split("\0");
        var folder = Path.of(arguments[arguments.length - 1]).resolveSibling("");
        assertThat(folder).exists();
        return folder;
    }

    /** Error reports and core files. */
    private static String droppings() {
        return Stream.of(Path.of("."), Path.of(System.getProperty("java.io.tmpdir")))
                .flatMap(DriverFailureTest::files)
                .filter(name -> name.matches("(hs_err|core|java_pid).*"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_library_that_never_loads_is_not_tried_without_end() throws Exception {
        var none = Files.writeString(home.resolve("libnone.so"), "no library");
        try (var hopeless = DrivenUKeys.once(none, Clock.systemUTC())) {
            for (int i = 0; i < 5; i++) {
                assertThat(lost(hopeless::present)).doesNotContain("rests");
            }
            assertThat(lost(hopeless::present)).contains("died five times within a minute");
        }
    }

    @Test
    void an_unused_process_ends_and_the_next_call_starts_another() throws Exception {
        try (var frugal = driven(limits(LONG, Duration.ofSeconds(1), Duration.ofSeconds(1)))) {
            ProcessHandle first;
            try (var session = frugal.present().getFirst().open(PIN.clone())) {
                first = ProcessHandle.of(frugal.line().pid()).orElseThrow();
                assertThat(session.objects()).isEmpty();
            }
            first.onExit().get(60, TimeUnit.SECONDS);
            assertThat(frugal.present()).hasSize(1);
        }
    }

    @Test
    void the_process_of_a_killed_agent_ends_with_it_whatever_it_is_doing() throws Exception {
        FaultyToken.next("hang C_GetTokenInfo");
        var other = OtherAgent.start(library, home);
        FaultyToken.awaitFault();
        var orphan = orphanOf(other);
        orphan.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_process_that_outlives_its_agent_is_ended_by_the_next_agent() throws Exception {
        FaultyToken.next("hang C_GetTokenInfo");
        var other = OtherAgent.start(library, home);
        FaultyToken.awaitFault();
        signal("STOP", other.driver());
        var orphan = orphanOf(other);
        assertThat(orphan.isAlive()).isTrue();
        try (var successor = DrivenUKeys.of(library, home, Clock.systemUTC())) {
            assertThat(successor.present()).hasSize(1);
            assertThat(orphan.isAlive()).isFalse();
        }
    }

    private static ProcessHandle orphanOf(OtherAgent other) throws Exception {
        var orphan = ProcessHandle.of(other.driver()).orElseThrow();
        other.process().destroyForcibly().onExit().get(60, TimeUnit.SECONDS);
        return orphan;
    }

    private void makeAKey() throws UKeyException {
        try (var session = token().open(PIN.clone())) {
            session.generate(KEY, KeyProfile.P256, KeyUse.SIGNING);
        }
    }

    private byte[] signOnce() throws UKeyException {
        try (var session = token().open(PIN.clone())) {
            assertThat(session.objects()).hasSize(2);
            return session.sign(KEY, MESSAGE);
        }
    }

    private static UKeyException failure(ThrowingCallable call) {
        var thrown = catchThrowableOfType(UKeyException.class, call);
        assertThat(thrown).isNotNull();
        return thrown;
    }

    /** Why the process was lost. */
    private static String lost(ThrowingCallable call) {
        var thrown = failure(call);
        assertThat(thrown.failure()).isEqualTo(UKeyFailure.DRIVER_FAILURE);
        return String.valueOf(thrown.getCause());
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** What a condition waits for. */
    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        for (int i = 0; i < 6000 && !condition.holds(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(condition.holds()).isTrue();
    }
}
