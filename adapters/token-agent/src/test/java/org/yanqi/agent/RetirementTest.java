package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyKind;

/** The old signing key is retired: it alone, and not before the token shows it no more. */
class RetirementTest {
    @TempDir
    Path home;

    private final UntruthfulTokens token = new UntruthfulTokens();
    private final LogBook log = LogBook.opened();
    private Journey journey;
    private RunningAgent agent;
    private Page page;

    @BeforeEach
    void install() throws Exception {
        journey = Journey.begin(home, tokens().initialise("Demo UKey", Journey.PIN, 32), KeyProfile.P256);
        startAgent();
        var order = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
        var generated = journey.order(page, Step.GENERATE, order);
        byte[] issued = journey.server.issue(Base64.getDecoder().decode(generated.getString("request")), KeyProfile.P256);
        journey.order(page, Step.INSTALL, issued);
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
        log.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_the_token_says_is_gone_and_keeps_is_found_and_asked_for_again(Kind kept) throws Exception {
        token.keep(kept);
        assertThat(journey.failure(page, Step.RETIRE, journey.retireParams())).isEqualTo("VERIFY_FAILED");
        log.says("RETIRE: VERIFY_FAILED (the token has kept what was destroyed)");
        assertThat(Journals.done(home)).doesNotContain(Step.RETIRE);

        token.beTruthful();
        assertThat(journey.order(page, Step.RETIRE, journey.retireParams()).getBoolean("retired"))
                .isTrue();
        Convergence.check(journey, tokens());
    }

    private SoftwareUKeys tokens() {
        return SoftwareUKeys.in(home.resolve("tokens"));
    }

    private void startAgent() throws Exception {
        var settings = journey.settings(UKeyKind.SOFTWARE, home.resolve("tokens"));
        agent = RunningAgent.start(settings, token.over(tokens()), new CountingPrompt(), Clock.systemUTC())
                .orElseThrow();
        page = new Page(agent.port(), RenewalServer.ORIGIN);
    }
}
