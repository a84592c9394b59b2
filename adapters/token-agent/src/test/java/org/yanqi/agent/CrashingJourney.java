package org.yanqi.agent;

import java.nio.file.Path;
import org.yanqi.agent.driver.ArchivedDriver;
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
        var place = cell.place(home);
        var tokens = cell.isSoftware()
                ? SoftwareUKeys.in(place, points)
                : ArchivedDriver.of(place, cell.settings(journey).journalDirectory());
        CrashedRenewal.complete(cell, journey, tokens, points);
    }
}
