package org.yanqi.agent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.agent.CrashRecording.Moment;
import org.yanqi.agent.renewal.FaultPoint;

/**
 * The process is halted at every point that a run without a crash passes; afterwards a restart always converges. Points
 * between which nothing is written are one: what is halted leaves nothing but the disk.
 */
class CrashMatrixTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @ParameterizedTest
    @MethodSource("org.yanqi.agent.CrashCell#chosen")
    void after_a_halt_at_any_point_a_restart_converges(CrashCell cell) throws Exception {
        var recording = CrashRecording.ofAll(cell, folder);
        everyFaultPointIsPassed(recording);
        var differing = recording.differing();
        var homes = halted(cell, differing);
        try (var tally = new CrashTally(cell, "halted")) {
            tally.points(recording.moments().size());
            for (Moment moment : differing) {
                tally.run(moment.point(), () -> {
                    var home = requireNonNull(homes.get(moment.point())).get();
                    assertThat(DiskImage.shape(home))
                            .as("the disk after the halt")
                            .isEqualTo(DiskImage.shape(moment.image()));
                    AfterACrash.everythingHolds(cell, home);
                });
            }
        }
    }

    private static void everyFaultPointIsPassed(CrashRecording recording) {
        // Letting go of a key is no part of a renewal: see LettingGoTest.
        var ofARenewal = EnumSet.complementOf(EnumSet.of(FaultPoint.REPLY_LET_GO));
        assertThat(ofARenewal.stream().map(FaultPoint::name))
                .as("points that no run passes would never be tried")
                .allMatch(name -> recording.moments().stream()
                        .anyMatch(moment -> moment.passage().name().equals(name)));
    }

    /** The homes of the processes that were halted, two at a time. */
    private Map<String, Future<Path>> halted(CrashCell cell, List<Moment> moments) throws Exception {
        var homes = new TreeMap<String, Future<Path>>();
        var prepared = new ArrayList<Path>();
        for (Moment moment : moments) {
            var home = folder.resolve("halted").resolve(Integer.toString(prepared.size()));
            DiskImage.copy(moment.start(), home);
            cell.place(home);
            if (!cell.isSoftware()) {
                Files.copy(CrashCell.configuration(), home.resolve("child.conf"));
            }
            prepared.add(home);
        }
        try (var two = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < moments.size(); i++) {
                var point = moments.get(i).point();
                var home = prepared.get(i);
                homes.put(point, two.submit(() -> halt(cell, home, point)));
            }
        }
        return homes;
    }

    private static Path halt(CrashCell cell, Path home, String point) throws IOException, InterruptedException {
        var said = home.resolve("child.txt");
        var builder = new ProcessBuilder(ChildJvm.command(CrashingJourney.class, home, cell, point))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("SOFTHSM2_CONF", home.resolve("child.conf").toString());
        var child = builder.start();
        if (!child.waitFor(120, TimeUnit.SECONDS)) {
            child.destroyForcibly();
            throw new AssertionError("the process hangs");
        }
        assertThat(child.exitValue()).as(Files.readString(said)).isEqualTo(CrashingJourney.HALTED);
        return home;
    }
}
