package org.yanqi.agent.driver;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.agent.ChildJvm;

/** The driver process, started as always but from the archive of classes that the tests have made. */
public final class ArchivedDriver {
    private ArchivedDriver() {}

    /** As {@link DrivenUKeys#of} has it. */
    public static DrivenUKeys of(Path library, Path journal) {
        return with(library, Optional.of(journal.resolve("driver.process")));
    }

    /** As {@link DrivenUKeys#once} has it. */
    public static DrivenUKeys once(Path library) {
        return with(library, Optional.empty());
    }

    private static DrivenUKeys with(Path library, Optional<Path> record) {
        var options = Stream.concat(DriverProcess.OPTIONS.stream(), ChildJvm.archived().stream())
                .toList();
        var process = new DriverProcess(library, record, Limits.USUAL, options);
        return new DrivenUKeys(process, Limits.USUAL, Clock.systemUTC());
    }
}
