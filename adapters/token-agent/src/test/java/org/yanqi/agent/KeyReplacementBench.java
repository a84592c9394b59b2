package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.driver.DrivenUKeys;
import org.yanqi.agent.driver.FaultyToken;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.UKeyKind;
import org.yanqi.token.UKeys;
import org.yanqi.token.UPkcs11;

/**
 * Times the replacement of keys, from the order of a page to its receipt, against the token's own work. Prints figures by
 * {@code ./bench keys} and judges none; no build runs it.
 */
class KeyReplacementBench {
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("YANQI_BENCH_ROUNDS", "15"));

    @TempDir
    Path folder;

    private final List<Round> rounds = new ArrayList<>();

    /**
     * Nanoseconds of one replacement.
     *
     * @param whole from the order to the receipt
     * @param token of these, within the functions of the token's PKCS#11 library
     */
    private record Timed(long whole, long token, long calls) {
        double times() {
            return (double) whole / token;
        }
    }

    /**
     * A fresh token each.
     *
     * @param direct by an agent that speaks to the token itself
     * @param driven by an agent that has a driver process between
     * @param packaged by the programs of the package, both just started; empty where none is named
     * @param resident kilobytes of the driver process then, 0 where the system does not tell
     */
    private record Round(Timed direct, Timed driven, Optional<Timed> packaged, long resident) {}

    @ParameterizedTest
    @EnumSource(KeyProfile.class)
    void replacement(KeyProfile profile) throws Exception {
        replacements(profile, Duration.ZERO, "");
    }

    /** A software token answers in microseconds; behind USB a request and its answer take a frame of full speed (USB 2.0 §5.3.3) or more. */
    @ParameterizedTest
    @EnumSource(KeyProfile.class)
    void replacementBehindUsb(KeyProfile profile) throws Exception {
        replacements(profile, Duration.ofMillis(1), ", a millisecond of USB before each call");
    }

    private void replacements(KeyProfile profile, Duration bus, String how) throws Exception {
        FaultyToken.time(bus);
        for (int round = 0; round <= ROUNDS; round++) {
            Path home = Files.createDirectories(folder.resolve(profile + "-" + round));
            Round timed = round(home, profile);
            if (round > 0) { // the first is for the virtual machine to get warm
                rounds.add(timed);
            }
        }
        FaultyToken.allIsWell();
        print(profile + how);
    }

    private static Round round(Path home, KeyProfile profile) throws Exception {
        Timed direct;
        try (var tokens = Pkcs11UKeys.load(library(home.resolve("direct"), profile))) {
            direct = timed(furnished(home.resolve("direct"), tokens, profile), tokens);
        }
        var packaged = packaged(home.resolve("packaged"), profile);
        var library = library(home.resolve("driven"), profile);
        var journey = furnished(home.resolve("driven"), library, profile);
        try (var tokens = DrivenUKeys.once(library, Clock.systemUTC())) {
            tokens.present(); // the driver has been started long before, when the certificates were listed
            return new Round(direct, timed(journey, tokens), packaged, residentOfTheDriver());
        }
    }

    private static Optional<Timed> packaged(Path home, KeyProfile profile) throws Exception {
        var program = PackagedAgent.program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        var library = library(home, profile);
        var journey = furnished(home, library, profile);
        try (var agent = PackagedAgent.start(program.get(), journey, library)) {
            return Optional.of(timed(journey, agent.page()));
        }
    }

    private static long residentOfTheDriver() throws IOException {
        long pid = ProcessHandle.current().children().findFirst().orElseThrow().pid();
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        var resident = Pattern.compile("VmRSS:\\s+([0-9]+) kB").matcher(Files.readString(status));
        return resident.find() ? Long.parseLong(resident.group(1)) : 0;
    }

    /** SoftHSM2 with the tokens of this folder; where it lacks the algorithm, behind the shim; and a clock before it. */
    private static Path library(Path home, KeyProfile profile) throws Exception {
        var softHsm = SoftHsm.libraryFor(Files.createDirectories(home));
        return FaultyToken.over(profile == KeyProfile.SM2 ? UPkcs11.library() : softHsm);
    }

    private static Timed timed(Journey journey, UKeys tokens) throws Exception {
        var settings = journey.settings(UKeyKind.SOFTWARE, journey.home);
        try (var agent = RunningAgent.start(settings, tokens, new CountingPrompt(), Clock.systemUTC())
                .orElseThrow()) {
            return timed(journey, new Page(agent.port(), RenewalServer.ORIGIN));
        }
    }

    private static Timed timed(Journey journey, Page page) throws Exception {
        var before = FaultyToken.spent();
        long whole = replacement(journey, page);
        var after = FaultyToken.spent();
        return new Timed(whole, after.nanos() - before.nanos(), after.calls() - before.calls());
    }

    private static Journey furnished(Path home, Path library, KeyProfile profile) throws Exception {
        try (var tokens = Pkcs11UKeys.load(library)) {
            return furnished(home, tokens, profile);
        }
    }

    private static Journey furnished(Path home, Pkcs11UKeys tokens, KeyProfile profile) throws Exception {
        var token = tokens.initialise("Demo UKey", "87654321".toCharArray(), Journey.PIN);
        return Journey.begin(home, token, profile);
    }

    /** The time within the agent; that of the server before and between the steps is not counted. */
    private static long replacement(Journey journey, Page page) throws Exception {
        var stopwatch = new Stopwatch(journey, page);
        var generate = RenewalServer.generateParams(journey.profile, "generate-nonce-1");
        var generated = stopwatch.order(Step.GENERATE, generate);
        var request = Base64.getDecoder().decode(generated.getString("request"));
        byte[] issued = journey.server.issue(request, journey.profile);
        stopwatch.order(Step.INSTALL, issued);
        byte[] old = Files.readAllBytes(journey.home.resolve("old-bid.p7m"));
        stopwatch.order(Step.VERIFY, RenewalServer.verifyParams(Page.json(new String(issued, UTF_8)), old));
        stopwatch.order(Step.RETIRE, journey.retireParams());
        return stopwatch.nanos;
    }

    private static final class Stopwatch {
        private final Journey journey;
        private final Page page;
        private long nanos;

        Stopwatch(Journey journey, Page page) {
            this.journey = journey;
            this.page = page;
        }

        JsonObject order(Step step, byte[] params) throws Exception {
            var claims = journey.server.claims(step, journey.serial, journey.oldCertificate, params);
            var ticket = journey.server.sign(claims.build());
            long began = System.nanoTime();
            var report = page.operate(ticket, params);
            nanos += System.nanoTime() - began;
            if (!report.getString("state").equals("DONE")) {
                throw new AssertionError(step + ": " + report);
            }
            return report.getJsonObject("result");
        }
    }

    private void print(String what) throws Exception {
        long resident = rounds.stream().mapToLong(Round::resident).max().orElseThrow() / 1024;
        var lines = new ArrayList<String>();
        lines.add(what + ", median of " + rounds.size() + ":");
        lines.add("  the agent itself: " + told(Round::direct));
        lines.add("  with a driver process between: " + told(Round::driven));
        if (PackagedAgent.program().isPresent()) {
            lines.add("  by the package, both processes new: "
                    + told(round -> round.packaged().orElseThrow()));
        }
        lines.add("  the driver process: " + resident + " MB resident at most; it ends after two minutes without work");
        Files.write(
                Files.createDirectories(Path.of("target", "bench"))
                        .resolve("replacement-" + what.replaceAll("[, ]+", "-") + ".txt"),
                lines);
    }

    private String told(Function<Round, Timed> which) {
        var sorted = rounds.stream()
                .map(which)
                .sorted(Comparator.comparingDouble(Timed::times))
                .toList();
        var median = sorted.get(sorted.size() / 2);
        return String.format(
                Locale.ROOT,
                "%d ms over %d ms within %d calls to the library, %.2f times",
                median.whole() / 1_000_000,
                median.token() / 1_000_000,
                median.calls(),
                median.times());
    }
}
