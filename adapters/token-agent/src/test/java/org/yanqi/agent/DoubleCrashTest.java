package org.yanqi.agent;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.agent.CrashPoints.Passage;
import org.yanqi.agent.CrashRecording.Moment;

/**
 * The power fails a second time, during the restart. Here a crash is the image of the disk at a point, of which
 * {@link CrashMatrixTest} proves that it is what a halted process leaves; everything else is new at each restart.
 *
 * <p>The second crash falls at the same point, wherever the restarted run passes it again, and at every eighth of all that it
 * passes, beginning at another one after each first crash. On a software token with P-256, where a run takes least, that
 * follows each first crash, and the second one falls also at the first point of each operation and at each point that no run
 * without a crash passes; elsewhere it follows every eighth. Points between which nothing is written have one disk and are
 * tried once.
 */
class DoubleCrashTest {
    private static final int EACH = 8;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private int firsts;
    private int passed;
    private int tried;

    @ParameterizedTest
    @MethodSource("org.yanqi.agent.CrashCell#chosenForTwo")
    void after_a_second_crash_a_restart_converges(CrashCell cell) throws Exception {
        boolean thorough = cell == CrashCell.SOFTWARE_P256;
        var recording = CrashRecording.ofAll(cell, folder);
        Set<String> known = recording.moments().stream().map(Moment::point).collect(Collectors.toSet());
        var differing = recording.differing();
        try (var twice = new CrashTally(cell, "twice at one point");
                var two = new CrashTally(cell, "at two points")) {
            for (int i = 0; i < differing.size(); i += thorough ? 1 : EACH) {
                var first = differing.get(i);
                firsts++;
                var wanted = new HashSet<Passage>();
                var second = second(cell, first, passage -> {
                    boolean chosen = (firsts + passed++) % EACH == 0
                            || passage.point().equals(first.point())
                            || thorough && (passage.opens() || !known.contains(passage.point()));
                    if (chosen) {
                        wanted.add(passage);
                    }
                    return chosen;
                });
                for (Moment moment : second.moments()) {
                    boolean again = moment.point().equals(first.point());
                    if (again || second.differing().contains(moment) && wanted.contains(moment.passage())) {
                        tried++;
                        (again ? twice : two)
                                .run(
                                        first.point() + " and then " + moment.point(),
                                        () -> AfterACrash.everythingHolds(cell, moment.image()));
                    }
                }
            }
            var sampled = "%d of %d first points, %d of the %d second ones after them"
                    .formatted(firsts, differing.size(), tried, passed);
            twice.sampled(sampled);
            two.sampled(sampled);
        }
    }

    /** The restarted run, which is one of its own: the crash that it follows is its only one. */
    private CrashRecording second(CrashCell cell, Moment first, Predicate<Passage> wanted) throws Exception {
        return CrashRecording.of(cell, first.image(), folder.resolve("second-" + first.point()), wanted);
    }
}
