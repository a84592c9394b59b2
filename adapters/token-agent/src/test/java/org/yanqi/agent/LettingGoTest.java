package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.Bids;
import org.yanqi.token.FileWatch;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;
import org.yanqi.token.SealedFile;
import org.yanqi.token.SignatureScheme;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.TestCa;
import org.yanqi.token.UKeys;

/** After a renewal the old encryption key is let go of, on a real token of either kind; also when the power is cut. */
class LettingGoTest {
    private static final byte[] MESSAGE = "after the old key".getBytes(UTF_8);

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private final CountingPrompt person = new CountingPrompt();
    private int nonce;

    static Stream<CrashCell> cells() {
        return Stream.of(CrashCell.SOFTWARE_P256, CrashCell.SOFTHSM_P256);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void the_window_names_the_key_and_nothing_else_is_destroyed(CrashCell cell) throws Exception {
        var home = renewed(cell);
        try (var tokens = cell.plug(home, FileWatch.none())) {
            var answer = letGo(cell, home, tokens, CrashPoints.none());
            assertThat(destroyed(answer)).containsExactly("PRIVATE_KEY", "PUBLIC_KEY", "CERTIFICATE");
            assertThat(OneRenewal.signedText(answer.getString("proof")))
                    .isEqualTo("YANQI-LET-GO-V1\norigin: http://localhost:8080\napplication: YQ20250711-000123\n"
                            + "nonce: let-go-nonce-1\ncertificate-sha256: " + signing(home)
                            + "\nencryption-certificate-sha256: " + old(home) + "\n");
            var window = person.windows.getFirst();
            assertThat(window.signed()).contains(OneRenewal.signedText(answer.getString("proof")));
            assertThat(window.destroyed()).contains(serialOfOld(home) + "  2024-07-01 – 2034-07-01");
            onlyTheNewPairIsThere(cell, home, tokens);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void after_a_crash_at_any_point_it_is_ordered_again_and_ends(CrashCell cell) throws Exception {
        var home = renewed(cell);
        var images = new ArrayList<Path>();
        var passed = new ArrayList<String>();
        var contents = new HashSet<String>();
        var points = new CrashPoints(passage -> {
            passed.add(passage.name());
            if (contents.add(DiskImage.content(home))) {
                var image = folder.resolve("image-" + images.size());
                DiskImage.copy(home, image);
                images.add(image);
            }
        });
        try (var tokens = cell.plug(home, FileWatch.none())) {
            letGo(cell, home, cell.watched(tokens, home, points), points);
        }
        assertThat(passed)
                .contains(
                        "TOKEN_DESTROY_PRIVATE_KEY",
                        "TOKEN_DESTROY_PUBLIC_KEY",
                        "TOKEN_DESTROY_CERTIFICATE",
                        "REPLY_LET_GO");
        assertThat(images).as("before the first and after each destruction").hasSizeGreaterThanOrEqualTo(4);
        for (Path image : images) {
            try (var tokens = cell.plug(image, FileWatch.none())) {
                letGo(cell, image, tokens, CrashPoints.none());
                onlyTheNewPairIsThere(cell, image, tokens);
                var done = DiskImage.content(image);
                assertThat(destroyed(letGo(cell, image, tokens, CrashPoints.none())))
                        .isEmpty();
                assertThat(DiskImage.content(image))
                        .as("nothing more is written")
                        .isEqualTo(done);
            }
        }
    }

    @Test
    void what_is_in_use_or_is_no_old_encryption_key_stays() throws Exception {
        var cell = CrashCell.SOFTWARE_P256;
        var home = renewed(cell);
        var journey = Journey.resume(home);
        try (var tokens = cell.plug(home, FileWatch.none());
                var agent = agent(cell, journey, tokens, CrashPoints.none())) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            var before = DiskImage.content(home);
            var serial = journey.serial;
            assertThat(failure(page, journey, serial, signing(home), params(current(home), current(home))))
                    .as("the key in use")
                    .isEqualTo("CONFLICT");
            assertThat(failure(page, journey, serial, signing(home), params(signing(home), current(home))))
                    .as("the signing key")
                    .isEqualTo("CONFLICT");
            assertThat(failure(page, journey, serial, signing(home), params(old(home), signing(home))))
                    .as("no encryption key would stay")
                    .isEqualTo("CONFLICT");
            assertThat(failure(page, journey, serial, signing(home), params(old(home), "ab".repeat(32))))
                    .as("the successor is not there")
                    .isEqualTo("WRONG_TOKEN");
            assertThat(failure(page, journey, serial, journey.oldCertificate, params(old(home), current(home))))
                    .as("the signing certificate is not there")
                    .isEqualTo("WRONG_TOKEN");
            assertThat(failure(page, journey, "0000", signing(home), params(old(home), current(home))))
                    .as("another token")
                    .isEqualTo("WRONG_TOKEN");
            assertThat(failure(page, journey, serial, signing(home), "{\"nonce\":\"let-go-nonce-1\",\"x\":1}"))
                    .isEqualTo("TICKET_INVALID");
            assertThat(DiskImage.content(home)).isEqualTo(before);
        }
        assertThat(person.windows).isEmpty();
    }

    @Test
    void a_cancelled_window_destroys_nothing() throws Exception {
        var cell = CrashCell.SOFTWARE_P256;
        var home = renewed(cell);
        var journey = Journey.resume(home);
        person.answers(new org.yanqi.agent.pin.PinPrompt.Cancelled());
        try (var tokens = cell.plug(home, FileWatch.none());
                var agent = agent(cell, journey, tokens, CrashPoints.none())) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            var before = DiskImage.content(home);
            assertThat(failure(page, journey, journey.serial, signing(home), params(old(home), current(home))))
                    .isEqualTo("USER_CANCELLED");
            assertThat(DiskImage.content(home)).isEqualTo(before);
        }
    }

    private Path renewed(CrashCell cell) throws Exception {
        var home = cell.prepared(folder.resolve("home"));
        try (var tokens = cell.plug(home, FileWatch.none())) {
            CrashedRenewal.complete(cell, Journey.resume(home), tokens, CrashPoints.none());
        }
        return home;
    }

    private RunningAgent agent(CrashCell cell, Journey journey, UKeys tokens, CrashPoints points) throws Exception {
        return RunningAgent.start(cell.settings(journey), tokens, person, points, Clock.systemUTC())
                .orElseThrow();
    }

    private JsonObject letGo(CrashCell cell, Path home, UKeys tokens, CrashPoints points) throws Exception {
        var journey = Journey.resume(home);
        try (var agent = agent(cell, journey, tokens, points)) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            points.begin("LET_GO");
            var report = report(page, journey, journey.serial, signing(home), params(old(home), current(home)));
            assertThat(report.getString("state")).as(report.toString()).isEqualTo("DONE");
            points.awaitReply(Step.LET_GO);
            return report.getJsonObject("result");
        }
    }

    private static String failure(Page page, Journey journey, String serial, String signing, String params)
            throws Exception {
        return report(page, journey, serial, signing, params)
                .getJsonObject("error")
                .getString("code");
    }

    private static JsonObject report(Page page, Journey journey, String serial, String signing, String params)
            throws Exception {
        byte[] octets = params.getBytes(UTF_8);
        var claims = journey.server.claims(Step.LET_GO, serial, signing, octets).build();
        return page.operate(journey.server.sign(claims), octets);
    }

    private String params(String doomed, String successor) {
        return "{\"nonce\":\"let-go-nonce-%d\",\"encryptionCertificate\":\"%s\",\"successor\":\"%s\"}"
                .formatted(++nonce, doomed, successor);
    }

    private static List<String> destroyed(JsonObject answer) {
        return answer.getJsonArray("destroyed").getValuesAs(JsonString::getString);
    }

    /** Two triples, which sign and open, with another program too. */
    private static void onlyTheNewPairIsThere(CrashCell cell, Path home, UKeys tokens) throws Exception {
        try (var session = tokens.bySerial(Journey.resume(home).serial).open(Journey.PIN)) {
            assertThat(session.objects()).hasSize(6);
            var there = new ArrayList<String>();
            for (StoredObject object : session.objects()) {
                if (object.kind() == Kind.CERTIFICATE) {
                    there.add(RenewalServer.hex(object.value()));
                }
            }
            assertThat(there).containsExactlyInAnyOrder(signing(home), current(home));
            var key = TestCa.certificate(issued(home, "signingCertificate")).getPublicKey();
            var id = KeyId.forApplication(RenewalServer.APPLICATION, KeyUse.SIGNING);
            assertThat(SignatureScheme.of(key).verifies(key, MESSAGE, session.sign(id, MESSAGE)))
                    .isTrue();
            byte[] sealed = Bids.sealed(MESSAGE, TestCa.certificate(issued(home, "encryptionCertificate")));
            assertThat(SealedFile.open(sealed, session).content()).isEqualTo(MESSAGE);
            if (!cell.isSoftware()) {
                new SecondClient(cell.place(home), cell.profile, home)
                        .uses(
                                Convergence.certificate(session, KeyUse.SIGNING),
                                Convergence.certificate(session, KeyUse.ENCRYPTION));
            }
        }
    }

    private static String serialOfOld(Path home) throws Exception {
        return TestCa.certificate(Files.readAllBytes(home.resolve(KeyUse.ENCRYPTION + ".cer")))
                .getSerialNumber()
                .toString(16)
                .toUpperCase(java.util.Locale.ROOT);
    }

    private static String old(Path home) throws Exception {
        return RenewalServer.hex(Files.readAllBytes(home.resolve(KeyUse.ENCRYPTION + ".cer")));
    }

    private static String signing(Path home) throws Exception {
        return RenewalServer.hex(issued(home, "signingCertificate"));
    }

    private static String current(Path home) throws Exception {
        return RenewalServer.hex(issued(home, "encryptionCertificate"));
    }

    private static byte[] issued(Path home, String member) throws Exception {
        var issued = Page.json(Files.readString(CrashedRenewal.issued(home), UTF_8));
        return Base64.getDecoder().decode(issued.getString(member));
    }
}
