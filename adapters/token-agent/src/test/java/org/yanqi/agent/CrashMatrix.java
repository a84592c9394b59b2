package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.agent.renewal.FaultPoint;
import org.yanqi.agent.renewal.Faults;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyKind;
import org.yanqi.token.UKeys;

/** The power is cut before and after every write and every reply; afterwards a restart always converges. */
abstract class CrashMatrix {
    static final int HALTED = 86;

    @TempDir
    Path home;

    abstract UKeyKind kind();

    abstract Path tokenPlace();

    abstract UKey emptyToken() throws Exception;

    abstract UKeys tokens() throws Exception;

    abstract void unplug() throws Exception;

    static Stream<String> everyPoint() {
        return Stream.of(FaultPoint.values())
                .flatMap(point -> Stream.of(FaultPoint.Moment.values()).map(moment -> point + "." + moment));
    }

    @ParameterizedTest
    @MethodSource("everyPoint")
    void after_a_crash_a_restart_converges(String fault) throws Exception {
        Journey.begin(home, emptyToken(), KeyProfile.P256);
        if (fault.contains("SET_ASIDE") || fault.contains("QUARANTINE")) {
            leaveAnIncompletePair();
        }
        unplug();
        assertThat(runChild(fault)).as("the child reaches %s", fault).isEqualTo(HALTED);

        var journey = Journey.resume(home);
        var settings = journey.settings(kind(), tokenPlace());
        try {
            oneIdentityWorks(journey);
            try (var agent =
                    RunningAgent.start(settings, tokens(), Clock.systemUTC()).orElseThrow()) {
                var retired = journey.replaceKeys(new Page(agent.port(), RenewalServer.ORIGIN));
                assertThat(retired.getJsonArray("kept")).hasSize(2);
            }
            Convergence.check(journey, tokens());
        } finally {
            unplug();
        }
    }

    private void leaveAnIncompletePair() throws Exception {
        var id = KeyId.forApplication(RenewalServer.APPLICATION, KeyUse.SIGNING);
        try (var session = tokens().present().getFirst().open(Journey.PIN)) {
            session.generate(id, KeyProfile.P256, KeyUse.SIGNING);
            session.destroy(session.objects(Kind.PUBLIC_KEY, id).getFirst());
        }
    }

    /** At no moment is there a token that can't sign with a certified key, or that no longer opens the old bid. */
    private void oneIdentityWorks(Journey journey) throws Exception {
        try (var session = tokens().bySerial(journey.serial).open(Journey.PIN)) {
            int working = 0;
            for (var object : session.objects()) {
                boolean certified = object.kind() == Kind.CERTIFICATE
                        && org.yanqi.token.TestCa.certificate(object.value()).getKeyUsage()[0];
                if (certified && !session.objects(Kind.PRIVATE_KEY, object.id()).isEmpty()) {
                    assertThat(session.sign(object.id(), Journey.OLD_BID)).isNotEmpty();
                    working++;
                }
            }
            assertThat(working).isPositive();
            byte[] bid = Files.readAllBytes(journey.home.resolve("old-bid.p7m"));
            assertThat(org.yanqi.token.SealedFile.open(bid, session).content()).isEqualTo(Journey.OLD_BID);
        }
    }

    private int runChild(String fault) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Faults.PROPERTY + "=" + fault,
                "-cp",
                System.getProperty("java.class.path"),
                CrashingJourney.class.getName(),
                home.toString(),
                kind().name(),
                tokenPlace().toString()));
        var said = home.resolve("child.txt");
        var child =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        if (!child.waitFor(120, TimeUnit.SECONDS)) {
            child.destroyForcibly();
            throw new AssertionError("the child hangs");
        }
        if (child.exitValue() != HALTED) {
            throw new AssertionError(read(said));
        }
        return child.exitValue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
