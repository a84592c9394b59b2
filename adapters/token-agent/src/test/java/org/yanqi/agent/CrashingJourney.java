package org.yanqi.agent;

import java.nio.file.Path;
import org.yanqi.token.SoftwareUKeys;

/** A JVM of its own that runs a renewal and halts at the point it was told: {@code HOME CELL POINT}. */
final class CrashingJourney {
    static final int HALTED = 86;

    private CrashingJourney() {}

    public static void main(String[] arguments) {
        int status = 1;
        try {
            run(Path.of(arguments[0]), CrashCell.valueOf(arguments[1]), arguments[2]);
            status = 0;
        } catch (Throwable e) {
            System.out.println(e);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private static void run(Path home, CrashCell cell, String point) throws Exception {
        var journey = Journey.resume(home);
        var points = CrashPoints.haltingAt(point, HALTED);
        var tokens = cell.isSoftware() ? SoftwareUKeys.in(cell.place(home), points) : Tokens.of(cell.settings(journey));
        CrashedRenewal.complete(cell, journey, tokens, points);
    }
}
