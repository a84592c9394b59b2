package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts the runs of one kind on one {@link CrashCell} and those that lost something, for the table that
 * {@code ear/src/verify/Summary.java} prints; the test fails at the end if there are any. What is not written is missed there by
 * {@code crash-matrix.properties}.
 */
final class CrashTally implements AutoCloseable {
    private static final Path FOLDER = Path.of("target/crash-matrix");

    private final CrashCell cell;
    private final String kind;
    private final List<String> lost = new ArrayList<>();
    private int points;
    private int runs;
    private Optional<String> sampled = Optional.empty();

    /** One run, which fails when something is lost. */
    @FunctionalInterface
    interface Run {
        void make() throws Exception;
    }

    CrashTally(CrashCell cell, String kind) {
        this.cell = cell;
        this.kind = kind;
    }

    void points(int enumerated) {
        points += enumerated;
    }

    /** Says which of how many runs are made, where not all are. */
    void sampled(String which) {
        sampled = Optional.of(which);
    }

    void run(String what, Run run) {
        runs++;
        try {
            run.make();
        } catch (Exception | AssertionError e) { // each is a loss; the next points are tried all the same
            lost.add(what + ": " + e);
        }
    }

    @Override
    public void close() throws IOException {
        var name = cell + "-" + kind.replace(' ', '-');
        var told = new ArrayList<>(List.of(
                "token=" + cell.token,
                "profile=" + cell.profile,
                "kind=" + kind,
                "points=" + points,
                "runs=" + runs,
                "lost=" + lost.size()));
        sampled.ifPresent(which -> told.add("sampled=" + which));
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".properties"), told, UTF_8);
        assertThat(lost).isEmpty();
        assertThat(runs).isPositive();
    }
}
