package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.CrashRecording.Moment;
import org.yanqi.token.FileWatch;
import org.yanqi.token.UKeys;

/** A renewal goes on without its token, with another one, or under a clock that was set back: nothing is written by it. */
class CrashedSurroundingsTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private int homes;

    @ParameterizedTest
    @EnumSource(
            value = CrashCell.class,
            names = {"SOFTWARE_P256", "SOFTWARE_RSA2048", "SOFTHSM_P256", "UPKCS11_SM2"})
    void between_the_operations_a_token_is_missed_and_another_is_refused(CrashCell cell) throws Exception {
        var elsewhere = cell.prepared(folder.resolve("elsewhere"));
        var nothing = Files.createDirectories(folder.resolve("nothing"));
        try (var tally = new CrashTally(cell, "token changed")) {
            for (Moment moment : recording(cell).openings()) {
                tally.run(moment.point() + " without", () -> refused(cell, moment, nothing, "TOKEN_ABSENT"));
                tally.run(moment.point() + " another", () -> refused(cell, moment, elsewhere, "WRONG_TOKEN"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashCell.class,
            names = {"SOFTWARE_P256"})
    void a_token_that_is_pulled_out_at_a_point_and_put_back_is_gone_on_with(CrashCell cell) throws Exception {
        try (var tally = new CrashTally(cell, "token pulled out")) {
            for (Moment moment : recording(cell).differing()) {
                tally.run(moment.point(), () -> pulledOut(cell, moment));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashCell.class,
            names = {"SOFTWARE_P256", "SOFTWARE_RSA2048", "SOFTHSM_P256", "UPKCS11_SM2"})
    void no_order_counts_while_the_clock_is_wrong(CrashCell cell) throws Exception {
        try (var tally = new CrashTally(cell, "clock set back")) {
            for (Moment moment : recording(cell).openings()) {
                tally.run(moment.point(), () -> underAWrongClock(cell, moment));
            }
        }
    }

    private CrashRecording recording(CrashCell cell) throws Exception {
        return CrashRecording.of(
                cell, cell.prepared(folder.resolve("whole")), folder.resolve("images"), passage -> true);
    }

    private void refused(CrashCell cell, Moment moment, Path inserted, String code) throws Exception {
        var home = home(moment.image());
        var before = DiskImage.content(home);
        var other = DiskImage.content(inserted);
        try (var tokens = cell.plug(inserted, FileWatch.none())) {
            assertThatThrownBy(() -> CrashedRenewal.complete(cell, Journey.resume(home), tokens, CrashPoints.none()))
                    .hasMessageContaining(code);
        }
        assertThat(DiskImage.content(home)).isEqualTo(before);
        assertThat(DiskImage.content(inserted)).isEqualTo(other);
        AfterACrash.everythingHolds(cell, home);
    }

    private void pulledOut(CrashCell cell, Moment moment) throws Exception {
        var home = home(moment.start());
        var tokens = home.resolve("tokens");
        var inserted = new AtomicBoolean(true);
        var points = new CrashPoints(passage -> {
            if (passage.point().equals(moment.point()) && inserted.getAndSet(false)) {
                move(tokens, home.resolve("pulled"));
            }
        });
        var journey = Journey.resume(home);
        try (var agent = CrashedRenewal.agent(cell, journey, cell.plug(home, points), points, Clock.systemUTC())) {
            var renewal = new CrashedRenewal(journey, new Page(agent.port(), RenewalServer.ORIGIN), points);
            toTheEndOrToAFailure(renewal);
            move(home.resolve("pulled"), tokens);
            AfterACrash.theTokenIsOfUse(cell, home);
            renewal.complete();
        }
        AfterACrash.everythingHeld(cell, home);
    }

    /** At the last points nothing needs the token any more. */
    private static void toTheEndOrToAFailure(CrashedRenewal renewal) throws Exception {
        try {
            renewal.complete();
        } catch (AssertionError refused) {
            assertThat(refused).hasMessageContaining("\"retriable\":true");
        }
    }

    private void underAWrongClock(CrashCell cell, Moment moment) throws Exception {
        var home = home(moment.image());
        var journey = Journey.resume(home);
        var clock = new MovingClock();
        var points = CrashPoints.none();
        try (UKeys tokens = cell.plug(home, FileWatch.none());
                var agent = CrashedRenewal.agent(cell, journey, tokens, points, clock)) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            var renewal = new CrashedRenewal(journey, page, points);
            var before = DiskImage.content(home);
            clock.set(Duration.ofDays(-400));
            assertThatThrownBy(renewal::complete).hasMessageContaining("TICKET_INVALID");
            assertThat(DiskImage.content(home)).isEqualTo(before);
            clock.set(Duration.ofSeconds(-50));
            renewal.complete();
        }
        AfterACrash.everythingHeld(cell, home);
    }

    private Path home(Path image) {
        var home = folder.resolve("home-" + homes++);
        DiskImage.copy(image, home);
        return home;
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
