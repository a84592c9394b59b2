package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.CrashRecording.Moment;
import org.yanqi.agent.CrashedRenewal.State;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.FileWatch;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;
import org.yanqi.token.StoredObject.Kind;

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

    /**
     * Half of an object's file, or none of it, whenever that comes to light: a new key is made as long as no request for it
     * was taken, all else is written again from what was issued.
     */
    @ParameterizedTest
    @EnumSource(
            value = CrashCell.class,
            names = {"SOFTWARE_P256", "SOFTHSM_P256", "UPKCS11_SM2"})
    void an_object_whose_file_is_torn_is_made_good(CrashCell cell) throws Exception {
        var recording = CrashRecording.of(
                cell, cell.prepared(folder.resolve("whole")), folder.resolve("images"), passage -> false);
        try (var tally = new CrashTally(cell, "object file torn")) {
            for (Moment moment : recording.openings()) {
                if (CrashedRenewal.state(moment.image()).compareTo(State.INSTALLED) < 0) {
                    for (Path object : newObjects(recording, moment)) {
                        tally.run(moment.point() + ", " + object + " empty", () -> torn(cell, moment, object, 0));
                        tally.run(moment.point() + ", half of " + object, () -> torn(cell, moment, object, 2));
                    }
                }
            }
        }
    }

    private void torn(CrashCell cell, Moment moment, Path object, int part) throws Exception {
        var home = home(moment);
        var file = home.resolve(object);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[0]);
        boolean isNewSigningKey = tookTheNewSigningKey(cell, home, object);
        Files.write(file, Arrays.copyOf(whole, part == 0 ? 0 : whole.length / part));
        if (CrashedRenewal.state(home) == State.ISSUED && isNewSigningKey) {
            nothingElseIsLost(cell, home);
        } else {
            AfterACrash.everythingHolds(cell, home);
        }
    }

    private static boolean tookTheNewSigningKey(CrashCell cell, Path home, Path object) throws Exception {
        var id = KeyId.forApplication(RenewalServer.APPLICATION, KeyUse.SIGNING);
        if (cell.isSoftware()) {
            return object.getFileName().toString().startsWith("private_key-" + id.hex());
        }
        try (var tokens = cell.plug(home, FileWatch.none());
                var session = tokens.present().getFirst().open(Journey.PIN)) {
            return session.objects(Kind.PRIVATE_KEY, id).isEmpty();
        }
    }

    /** A certificate without its key: the handler is told to call, as often as it is tried, and goes on with the old pair. */
    private static void nothingElseIsLost(CrashCell cell, Path home) throws Exception {
        var journey = Journey.resume(home);
        try (var tokens = cell.plug(home, FileWatch.none());
                var agent = CrashedRenewal.agent(cell, journey, tokens, CrashPoints.none(), Clock.systemUTC())) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            byte[] issued = Files.readAllBytes(CrashedRenewal.issued(home));
            byte[] verify = RenewalServer.verifyParams(
                    Page.json(new String(issued, UTF_8)), Files.readAllBytes(home.resolve("old-bid.p7m")));
            for (int tried = 0; tried < 2; tried++) {
                var failures = List.of(
                        journey.failure(page, Step.INSTALL, issued), journey.failure(page, Step.VERIFY, verify));
                assertThat(failures).contains("VERIFY_FAILED");
            }
        }
        AfterACrash.theTokenIsOfUse(cell, home);
    }

    /** The files of the objects that the renewal has written by then. */
    private static List<Path> newObjects(CrashRecording recording, Moment moment) throws Exception {
        var before = objects(recording.moments().getFirst().image());
        return objects(moment.image()).stream()
                .filter(object -> !before.contains(object))
                .toList();
    }

    private static List<Path> objects(Path home) throws Exception {
        try (var files = Files.walk(home)) {
            return files.filter(CrashedDiskTest::isObject)
                    .map(home::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** Of SoftHSM2 or of the software token. */
    private static boolean isObject(Path file) {
        var name = file.getFileName().toString();
        return name.matches("(private_key|public_key|certificate)-.*")
                || name.endsWith(".object") && !name.equals("token.object");
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
