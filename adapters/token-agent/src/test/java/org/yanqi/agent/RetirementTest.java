package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
import org.yanqi.token.KeyUse;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyKind;

/** The old signing key is retired: it alone, and not before the token shows it no more. */
class RetirementTest {
    /** What an order could name that is wrong. */
    enum Doomed {
        NEW_SIGNING_KEY,
        NEW_ENCRYPTION_KEY,
        OLD_ENCRYPTION_KEY
    }

    @TempDir
    Path home;

    private final UntruthfulTokens token = new UntruthfulTokens();
    private final LogBook log = LogBook.opened();
    private Journey journey;
    private RunningAgent agent;
    private Page page;
    private byte[] issued;

    @BeforeEach
    void install() throws Exception {
        journey = Journey.begin(home, tokens().initialise("Demo UKey", Journey.PIN, 32), KeyProfile.P256);
        startAgent();
        var order = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
        var generated = journey.order(page, Step.GENERATE, order);
        issued = journey.server.issue(Base64.getDecoder().decode(generated.getString("request")), KeyProfile.P256);
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

    /** With the journal gone the agent has nothing but the ticket to go by. */
    @ParameterizedTest
    @EnumSource
    void what_is_in_use_or_opens_old_bids_is_not_retired_whoever_orders_it(Doomed doomed) throws Exception {
        agent.close();
        Files.delete(Journals.file(home).orElseThrow());
        startAgent();
        var certificate = RenewalServer.hex(certificate(doomed));
        byte[] params = ("{\"signingCertificate\":\"" + certificate + "\"}").getBytes(UTF_8);
        var before = DiskImage.content(home);
        var claims = journey.server.claims(Step.RETIRE, journey.serial, certificate, params);
        var report = page.operate(journey.server.sign(claims.build()), params);

        assertThat(report.getJsonObject("error").getString("code")).isEqualTo("CONFLICT");
        log.says("RETIRE: CONFLICT (no signing key of before)");
        assertThat(DiskImage.content(home)).isEqualTo(before);
        journey.replaceKeys(page);
        Convergence.check(journey, tokens());
    }

    private byte[] certificate(Doomed doomed) throws Exception {
        var renewed = Page.json(new String(issued, UTF_8));
        return switch (doomed) {
            case NEW_SIGNING_KEY -> Base64.getDecoder().decode(renewed.getString("signingCertificate"));
            case NEW_ENCRYPTION_KEY -> Base64.getDecoder().decode(renewed.getString("encryptionCertificate"));
            case OLD_ENCRYPTION_KEY -> Files.readAllBytes(home.resolve(KeyUse.ENCRYPTION + ".cer"));
        };
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
