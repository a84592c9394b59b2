package org.yanqi.agent;

import java.nio.file.Path;
import java.util.List;
import org.yanqi.token.DemonstrationToken;

/** What a {@link ChildJvm} does, done once so that its classes are known: a renewal to its end, {@code FOLDER}. */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var cells = DemonstrationToken.softHsmLibrary().isPresent()
                ? List.of(CrashCell.SOFTWARE_P256, CrashCell.SOFTHSM_P256)
                : List.of(CrashCell.SOFTWARE_P256);
        for (CrashCell cell : cells) {
            var journey = Journey.resume(cell.prepared(folder.resolve(cell.name())));
            try (var tokens = Tokens.of(cell.settings(journey))) {
                CrashedRenewal.complete(cell, journey, tokens, CrashPoints.none());
            }
        }
    }
}
