package org.yanqi.agent;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.agent.CrashRecording.Moment;

/**
 * The power fails a second time, during the restart. Here a crash is the image of the disk at a point, of which
 * {@link CrashMatrixTest} proves that it is what a halted process leaves; everything else is new at each restart.
 *
 * <p>The second crash falls at the same point, wherever the restarted run passes it again; at the first point of each
 * operation that it still has to do; and at each point that no run without a
 * crash passes. Points between which nothing is written have one disk and are tried once.
 */
class DoubleCrashTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @ParameterizedTest
    @MethodSource("org.yanqi.agent.CrashCell#chosenForTwo")
    void after_a_second_crash_a_restart_converges(CrashCell cell) throws Exception {
        var recording = CrashRecording.ofAll(cell, folder);
        Set<String> known = recording.moments().stream().map(Moment::point).collect(Collectors.toSet());
        try (var twice = new CrashTally(cell, "twice at one point");
                var two = new CrashTally(cell, "at two points")) {
            for (Moment first : recording.differing()) {
                var second = second(cell, first, known);
                for (Moment moment : second.moments()) {
                    boolean again = moment.point().equals(first.point());
                    if (again || second.differing().contains(moment)) {
                        (again ? twice : two)
                                .run(
                                        first.point() + " and then " + moment.point(),
                                        () -> AfterACrash.everythingHolds(cell, moment.image()));
                    }
                }
            }
        }
    }

    /** The restarted run, which is one of its own: the crash that it follows is its only one. */
    private CrashRecording second(CrashCell cell, Moment first, Set<String> known) throws Exception {
        return CrashRecording.of(cell, first.image(), folder.resolve("second-" + first.point()), passage -> {
            return passage.point().equals(first.point()) || !known.contains(passage.point());
        });
    }
}
