package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.CrashRecording.Moment;
import org.yanqi.token.FileWatch;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;

/** The journal is lost, torn, old or another computer's when a renewal goes on: the token is believed, and all converges. */
class CrashedDiskTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private int homes;

    @ParameterizedTest
    @EnumSource(
            value = CrashCell.class,
            names = {"SOFTWARE_P256", "SOFTHSM_P256", "UPKCS11_SM2"})
    void a_renewal_goes_on_with_any_journal(CrashCell cell) throws Exception {
        var recording = CrashRecording.of(
                cell, cell.prepared(folder.resolve("whole")), folder.resolve("images"), passage -> true);
        var foreign = anotherComputers(cell);
        try (var tally = new CrashTally(cell, "journal")) {
            for (Moment moment : recording.openings()) {
                tally.run(moment.point() + ", deleted", () -> {
                    var home = home(moment);
                    Files.deleteIfExists(journal(home));
                    AfterACrash.everythingHolds(cell, home);
                });
                tally.run(moment.point() + ", another's", () -> with(cell, moment, foreign));
                for (var old : journalsBefore(recording, moment).entrySet()) {
                    tally.run(moment.point() + ", rolled back to " + old.getKey(), () -> {
                        with(cell, moment, old.getValue().getBytes(UTF_8));
                    });
                }
            }
            var longest = recording.openings().getLast();
            byte[] whole = Files.readAllBytes(journal(longest.image()));
            for (int length = 0; length < whole.length; length++) {
                if (length == whole.length / 2 || length == 0 || "{}".indexOf(whole[length - 1]) >= 0) {
                    byte[] torn = Arrays.copyOf(whole, length);
                    tally.run(longest.point() + ", cut at " + length, () -> with(cell, longest, torn));
                }
            }
        }
    }

    /** Half of a new key's file, or none of it: another is made, as long as no request for this one was handed out. */
    @ParameterizedTest
    @EnumSource(
            value = CrashCell.class,
            names = {"SOFTWARE_P256", "SOFTWARE_SM2"})
    void a_new_key_whose_file_is_torn_is_made_again(CrashCell cell) throws Exception {
        var recording = CrashRecording.of(
                cell,
                cell.prepared(folder.resolve("whole")),
                folder.resolve("images"),
                passage -> passage.point().equals("GENERATE TOKEN_GENERATE_KEY_PAIR.AFTER"));
        var made = recording.moments().stream()
                .filter(moment -> moment.point().endsWith("KEY_PAIR.AFTER"))
                .findFirst()
                .orElseThrow();
        var id = KeyId.forApplication(RenewalServer.APPLICATION, KeyUse.SIGNING);
        try (var tally = new CrashTally(cell, "key file torn")) {
            for (String kind : List.of("private_key", "public_key")) {
                for (int part : new int[] {0, 2}) {
                    tally.run(kind + " by " + part, () -> {
                        var home = home(made);
                        tear(home.resolve("tokens"), kind + "-" + id.hex(), part);
                        AfterACrash.everythingHolds(cell, home);
                    });
                }
            }
        }
    }

    private static void tear(Path tokens, String name, int part) throws Exception {
        try (var files = Files.walk(tokens)) {
            var file = files.filter(found -> found.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, part == 0 ? 0 : whole.length / part));
        }
    }

    private void with(CrashCell cell, Moment moment, byte[] journal) throws Exception {
        var home = home(moment);
        Files.createDirectories(home.resolve("journal"));
        Files.write(journal(home), journal);
        AfterACrash.everythingHolds(cell, home);
    }

    private Path home(Moment moment) {
        var home = folder.resolve("home-" + homes++);
        DiskImage.copy(moment.image(), home);
        return home;
    }

    /** What the journal of this application is called, wherever it is kept. */
    private static Path journal(Path home) throws Exception {
        var name = RenewalServer.hex(RenewalServer.APPLICATION.getBytes(UTF_8));
        return home.resolve("journal").resolve(name + ".json");
    }

    /** The journals that differ, by the first point that had them. */
    private static Map<String, String> journalsBefore(CrashRecording recording, Moment end) throws Exception {
        var journals = new LinkedHashMap<String, String>();
        for (Moment moment : recording.moments()) {
            if (moment.equals(end)) {
                break;
            }
            if (Files.exists(journal(moment.image()))) {
                var text = Files.readString(journal(moment.image()));
                if (!journals.containsValue(text)) {
                    journals.put(moment.point(), text);
                }
            }
        }
        return journals;
    }

    /** Of the same application and of another token: finished there. */
    private byte[] anotherComputers(CrashCell cell) throws Exception {
        var home = cell.prepared(folder.resolve("elsewhere"));
        try (var tokens = cell.plug(home, FileWatch.none())) {
            CrashedRenewal.complete(cell, Journey.resume(home), tokens, CrashPoints.none());
        }
        assertThat(journal(home)).exists();
        return Files.readAllBytes(journal(home));
    }
}
