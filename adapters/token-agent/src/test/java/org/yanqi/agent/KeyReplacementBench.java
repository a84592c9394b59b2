package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.driver.DrivenUKeys;
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
     * Milliseconds of one replacement.
     *
     * @param whole by an agent that speaks to the token itself
     * @param token of these, within calls to the token
     * @param driven the same on a fresh token, by an agent that has a driver process between
     * @param driver kilobytes that are resident of that process then
     */
    private record Round(long whole, long token, long calls, long driven, long driver) {}

    @ParameterizedTest
    @EnumSource(KeyProfile.class)
    void replacement(KeyProfile profile) throws Exception {
        for (int round = 0; round <= ROUNDS; round++) {
            Path home = Files.createDirectories(folder.resolve(profile + "-" + round));
            Round timed = round(home, profile);
            if (round > 0) { // the first is for the virtual machine to get warm
                rounds.add(timed);
            }
        }
        print(profile);
    }

    private static Round round(Path home, KeyProfile profile) throws Exception {
        var timed = new TimedUKeys();
        long whole;
        try (var tokens = tokens(Files.createDirectories(home.resolve("direct")), profile)) {
            var journey = furnished(home.resolve("direct"), tokens, profile);
            whole = replacement(journey, timed.over(tokens));
        }
        var driven = home.resolve("driven");
        Files.createDirectories(driven);
        Path softHsm = SoftHsm.libraryFor(driven);
        Path library = profile == KeyProfile.SM2 ? UPkcs11.library() : softHsm;
        Journey journey;
        try (var tokens = tokens(driven, profile)) {
            journey = furnished(driven, tokens, profile);
        }
        try (var tokens = DrivenUKeys.once(library, Clock.systemUTC())) {
            tokens.present(); // the driver has been started long before, when the certificates were listed
            return new Round(whole, timed.millis(), timed.calls(), replacement(journey, tokens), residentOfTheDriver());
        }
    }

    /** Nothing where the system does not tell. */
    private static long residentOfTheDriver() throws IOException {
        long pid = ProcessHandle.current().children().findFirst().orElseThrow().pid();
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        var resident = Pattern.compile("VmRSS:\\s+([0-9]+) kB").matcher(Files.readString(status));
        return resident.find() ? Long.parseLong(resident.group(1)) : 0;
    }

    /** SoftHSM2; where it lacks the algorithm, behind the shim. */
    private static Pkcs11UKeys tokens(Path home, KeyProfile profile) throws Exception {
        return profile == KeyProfile.SM2 ? UPkcs11.in(home) : SoftHsm.in(home);
    }

    private static Journey furnished(Path home, Pkcs11UKeys tokens, KeyProfile profile) throws Exception {
        var token = tokens.initialise("Demo UKey", "87654321".toCharArray(), Journey.PIN);
        return Journey.begin(home, token, profile);
    }

    /** The time within the agent; that of the server before and between the steps is not counted. */
    private static long replacement(Journey journey, UKeys tokens) throws Exception {
        var settings = journey.settings(UKeyKind.SOFTWARE, journey.home);
        try (var agent = RunningAgent.start(settings, tokens, new CountingPrompt(), Clock.systemUTC())
                .orElseThrow()) {
            var stopwatch = new Stopwatch(journey, new Page(agent.port(), RenewalServer.ORIGIN));
            var generate = RenewalServer.generateParams(journey.profile, "generate-nonce-1");
            var generated = stopwatch.order(Step.GENERATE, generate);
            var request = Base64.getDecoder().decode(generated.getString("request"));
            byte[] issued = journey.server.issue(request, journey.profile);
            stopwatch.order(Step.INSTALL, issued);
            byte[] old = Files.readAllBytes(journey.home.resolve("old-bid.p7m"));
            stopwatch.order(Step.VERIFY, RenewalServer.verifyParams(Page.json(new String(issued, UTF_8)), old));
            stopwatch.order(Step.RETIRE, journey.retireParams());
            return stopwatch.nanos / 1_000_000;
        }
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

    private void print(KeyProfile profile) throws Exception {
        long whole = median(rounds.stream().map(Round::whole).toList());
        long token = median(rounds.stream().map(Round::token).toList());
        long driven = median(rounds.stream().map(Round::driven).toList());
        long calls = median(rounds.stream().map(Round::calls).toList());
        long driver = median(rounds.stream().map(Round::driver).toList());
        var lines = List.of(
                profile + ": " + token + " ms within " + calls + " calls to the token, median of " + rounds.size(),
                "  the whole replacement: " + over(whole, token),
                "  with a driver process between: " + over(driven, token) + "; it has " + driver / 1024
                        + " MB resident then, and ends after two minutes without work");
        Files.write(
                Files.createDirectories(Path.of("target", "bench")).resolve("replacement-" + profile + ".txt"), lines);
    }

    private static String over(long whole, long token) {
        return String.format(Locale.ROOT, "%d ms, %.2f times", whole, (double) whole / token);
    }

    private static long median(List<Long> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
