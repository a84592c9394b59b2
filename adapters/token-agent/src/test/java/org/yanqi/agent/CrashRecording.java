package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.yanqi.agent.CrashPoints.Passage;

/**
 * A run without a crash that tells all its points, with an image of the disk at each: what a crash there leaves behind.
 * {@link CrashMatrixTest} proves that a halted process leaves the same.
 */
record CrashRecording(List<Moment> moments) {

    /**
     * A point with the disk as it was then.
     *
     * @param image a copy of it
     * @param start a copy from which a run comes to this point at once: its operation begins there
     * @param content what tells it from other disks
     */
    record Moment(Passage passage, Path image, Path start, String content) {
        String point() {
            return passage.point();
        }
    }

    /** Runs from this home to the end; looks at the first point of each operation and at the others that are wanted. */
    static CrashRecording of(CrashCell cell, Path home, Path images, Predicate<Passage> wanted) throws Exception {
        var moments = new ArrayList<Moment>();
        AfterACrash.everythingHolds(cell, home, new CrashPoints(passage -> {
            if (wanted.test(passage) | passage.opens()) { // each is told to who counts them
                var image = images.resolve(Integer.toString(moments.size()));
                DiskImage.copy(home, image);
                var start = passage.opens() ? image : moments.getLast().start();
                moments.add(new Moment(passage, image, start, DiskImage.content(home)));
            }
        }));
        return new CrashRecording(List.copyOf(moments));
    }

    /** Every point of the fault-free run, and of the run that finds half a pair those that the first does not have. */
    static CrashRecording ofAll(CrashCell cell, Path folder) throws Exception {
        var whole = of(cell, cell.prepared(folder.resolve("whole")), folder.resolve("images"), passage -> true);
        whole.nothingIsWrittenOutsideAPoint();
        var half =
                of(cell, cell.preparedWithHalfAPair(folder.resolve("half")), folder.resolve("more"), passage -> true);
        half.nothingIsWrittenOutsideAPoint();
        var moments = new ArrayList<>(whole.moments);
        half.moments.stream()
                .filter(moment ->
                        whole.moments.stream().noneMatch(known -> known.point().equals(moment.point())))
                .forEach(moments::add);
        return new CrashRecording(List.copyOf(moments));
    }

    /** The first point of each operation. */
    List<Moment> openings() {
        return moments.stream().filter(moment -> moment.passage.opens()).toList();
    }

    /** Each disk once: at the end of one write and the start of the next it is the same. */
    List<Moment> differing() {
        var differing = new ArrayList<Moment>();
        for (Moment moment : moments) {
            if (differing.stream().noneMatch(known -> known.content.equals(moment.content))) {
                differing.add(moment);
            }
        }
        return differing;
    }

    /** Or the enumeration would not be complete. */
    private void nothingIsWrittenOutsideAPoint() {
        for (int i = 1; i < moments.size(); i++) {
            var before = moments.get(i - 1);
            var now = moments.get(i);
            if (!now.passage.endsWhat(before.passage)) {
                assertThat(now.content)
                        .as("nothing is written between %s and %s", before.point(), now.point())
                        .isEqualTo(before.content);
            }
        }
    }
}
