package org.yanqi.web.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.web.settings.Settings.Mode;

/**
 * Lets a sandbox die as in a power cut at the point that a file names, once: the file goes first. Nothing is closed, no
 * transaction ended, so that what is finished after the restart proves that nothing hung on the dead process.
 *
 * @param death ends the process without any farewell
 */
record SuddenDeath(Path file, Runnable death) implements FaultPoints {
    private static final String FILE = "YANQI_SANDBOX_HALT_FILE";
    private static final int KILLED = 137;

    /** Production has no such points, and refuses to start where somebody has asked for them. */
    static FaultPoints read(Environment environment, Mode mode) {
        return environment
                .optional(FILE)
                .map(name -> {
                    if (mode == Mode.SANDBOX) {
                        return new SuddenDeath(
                                Path.of(name), () -> Runtime.getRuntime().halt(KILLED));
                    }
                    environment.complain(FILE + " is for the sandbox alone");
                    return NONE;
                })
                .orElse(NONE);
    }

    @Override
    public void reached(Point point) {
        try {
            if (Files.exists(file)
                    && Files.readString(file).strip().equals(point.name())
                    && Files.deleteIfExists(file)) {
                death.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
