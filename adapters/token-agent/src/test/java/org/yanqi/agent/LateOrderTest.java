package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.agent.renewal.FaultPoint;
import org.yanqi.agent.renewal.Faults;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKeyKind;

/** Somebody comes back to a renewal that has begun long ago, perhaps when the site has another name: the journal knows it. */
class LateOrderTest {
    private static final String RENAMED = "https://renamed.example";

    @TempDir
    Path home;

    private final MovingClock clock = new MovingClock();
    private Journey journey;
    private byte[] order;

    @BeforeEach
    void furnish() throws Exception {
        journey = Journey.begin(home, tokens().initialise("Demo UKey", Journey.PIN, 32), KeyProfile.P256);
        order = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
    }

    @ParameterizedTest
    @CsvSource({"31, http://localhost:8080", "100, http://localhost:8080", "1, " + RENAMED, "100, " + RENAMED})
    void whatWasMadeIsHandedOutAgainAndTheRenewalEnds(int days, String site) throws Exception {
        JsonObject made;
        try (var agent = agent(Faults.none())) {
            made = order(agent, RenewalServer.ORIGIN, Step.GENERATE, order);
        }
        clock.set(Duration.ofDays(days));
        try (var agent = agent(Faults.none())) {
            assertThat(order(agent, site, Step.GENERATE, order)).isEqualTo(made);
            byte[] issued =
                    journey.server.issue(Base64.getDecoder().decode(made.getString("request")), KeyProfile.P256);
            order(agent, site, Step.INSTALL, issued);
            byte[] bid = Files.readAllBytes(home.resolve("old-bid.p7m"));
            order(agent, site, Step.VERIFY, RenewalServer.verifyParams(Page.json(new String(issued, UTF_8)), bid));
            order(agent, site, Step.RETIRE, journey.retireParams());
        }
        Convergence.check(journey, tokens());
    }

    @Test
    void whatWasOnlyBegunIsMadeForTheSiteThatAsksNow() throws Exception {
        try (var agent = agent(LateOrderTest::cutThePower)) {
            assertThat(report(agent, RenewalServer.ORIGIN, Step.GENERATE, order).getString("state"))
                    .isEqualTo("FAILED");
        }
        clock.set(Duration.ofDays(100));
        try (var agent = agent(Faults.none())) {
            var made = order(agent, RENAMED, Step.GENERATE, order);
            assertThat(OneRenewal.signedText(made.getString("binding"))).contains("\norigin: " + RENAMED + "\n");
        }
    }

    private static void cutThePower(FaultPoint point, FaultPoint.Moment moment) {
        if (point == FaultPoint.JOURNAL_PUBLIC_KEY) {
            throw new IllegalStateException("the power is cut");
        }
    }

    private SoftwareUKeys tokens() {
        return SoftwareUKeys.in(home.resolve("tokens"));
    }

    private RunningAgent agent(Faults faults) throws Exception {
        var usual = journey.settings(UKeyKind.SOFTWARE, home.resolve("tokens"));
        var settings = new AgentSettings(
                usual.ports(),
                Set.of(RenewalServer.ORIGIN, RENAMED),
                usual.raKeys(),
                Optional.empty(),
                usual.tokenKind(),
                usual.tokenPlace(),
                usual.journalDirectory(),
                usual.logDirectory(),
                usual.presetPin(),
                true,
                Optional.empty());
        return RunningAgent.start(settings, tokens(), new CountingPrompt(), faults, clock)
                .orElseThrow();
    }

    private JsonObject order(RunningAgent agent, String site, Step step, byte[] params) throws Exception {
        var report = report(agent, site, step, params);
        assertThat(report.getString("state")).as("%s: %s", step, report).isEqualTo("DONE");
        return report.getJsonObject("result");
    }

    private JsonObject report(RunningAgent agent, String site, Step step, byte[] params) throws Exception {
        long now = clock.instant().getEpochSecond();
        var claims = journey.server
                .claims(step, journey.serial, journey.oldCertificate, params)
                .add("iat", now)
                .add("exp", now + 300)
                .add("origin", site)
                .build();
        return new Page(agent.port(), site).operate(journey.server.sign(claims), params);
    }
}
