package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.agent.driver.DrivenUKeys;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.SealedFile;
import org.yanqi.token.SignatureScheme;
import org.yanqi.token.TestCa;
import org.yanqi.token.UKeyKind;
import org.yanqi.token.UPkcs11;

/** A PKCS#11 token without room: one that tells is not touched, and one that does not loses nothing. */
class FullTokenTest {
    private static final byte[] PLAN = "{\"nonce\":\"plan-nonce-1\"}".getBytes(UTF_8);
    private static final byte[] MESSAGE = "by the old key".getBytes(UTF_8);

    @TempDir
    Path home;

    private final CountingPrompt person = new CountingPrompt();

    @ParameterizedTest
    @ValueSource(strings = {"private=4095", "public=8191"})
    void a_token_that_tells_of_too_little_room_is_not_touched(String state) throws Exception {
        var journey = begun(KeyProfile.SM2);
        try (var tokens = DrivenUKeys.once(UPkcs11.library(), Clock.systemUTC());
                var agent = agent(journey, tokens)) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            var token = tokens.bySerial(journey.serial);
            UPkcs11.state(token, state);
            var before = DiskImage.content(home);
            assertThat(journey.order(page, Step.PLAN, PLAN).getBoolean("room")).isFalse();
            assertThat(person.windows).isEmpty();
            assertThat(journey.failure(page, Step.GENERATE, generate(journey))).isEqualTo("TOKEN_FULL");
            assertThat(DiskImage.content(home)).isEqualTo(before);
            UPkcs11.state(token, "private=4096", "public=8192");
            goesOn(journey, page, tokens);
        }
    }

    @Test
    void a_token_that_has_no_room_for_a_pair_after_all_is_left_as_it_was() throws Exception {
        var journey = begun(KeyProfile.SM2);
        try (var tokens = DrivenUKeys.once(UPkcs11.library(), Clock.systemUTC());
                var agent = agent(journey, tokens)) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            var token = tokens.bySerial(journey.serial);
            UPkcs11.state(token, "room=1");
            assertThat(journey.failure(page, Step.GENERATE, generate(journey))).isEqualTo("TOKEN_FULL");
            theOldPairWorks(journey, tokens, 6);
            UPkcs11.state(token);
            goesOn(journey, page, tokens);
        }
    }

    @ParameterizedTest
    @CsvSource({"P256, 0", "P256, 1", "P256, 2", "P256, 3", "SM2, 0", "SM2, 1", "SM2, 2", "SM2, 3"})
    void a_token_that_runs_full_during_the_installation_keeps_the_old_pair_and_goes_on_when_there_is_room(
            KeyProfile profile, int room) throws Exception {
        var journey = begun(profile);
        try (var tokens = DrivenUKeys.once(UPkcs11.library(), Clock.systemUTC());
                var agent = agent(journey, tokens)) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            var token = tokens.bySerial(journey.serial);
            var generated = journey.order(page, Step.GENERATE, generate(journey));
            byte[] issued = journey.server.issue(Base64.getDecoder().decode(generated.getString("request")), profile);
            UPkcs11.state(token, "room=" + room);
            for (int attempt = 1; attempt <= 2; attempt++) {
                assertThat(journey.failure(page, Step.INSTALL, issued)).isEqualTo("TOKEN_FULL");
                theOldPairWorks(journey, tokens, 8 + room);
            }
            UPkcs11.state(token);
            goesOn(journey, page, tokens);
        }
    }

    private Journey begun(KeyProfile profile) throws Exception {
        try (var inThisProcess = UPkcs11.in(home)) {
            var empty = inThisProcess.initialise("Small UKey", "87654321".toCharArray(), Journey.PIN);
            return Journey.begin(home, empty, profile);
        }
    }

    private RunningAgent agent(Journey journey, DrivenUKeys tokens) throws Exception {
        var settings = journey.settings(UKeyKind.PKCS11, UPkcs11.library());
        return RunningAgent.start(settings, tokens, person, Clock.systemUTC()).orElseThrow();
    }

    private static byte[] generate(Journey journey) throws Exception {
        return RenewalServer.generateParams(journey.profile, "generate-nonce-1");
    }

    private static void goesOn(Journey journey, Page page, DrivenUKeys tokens) throws Exception {
        journey.replaceKeys(page);
        Convergence.check(journey, tokens);
    }

    private void theOldPairWorks(Journey journey, DrivenUKeys tokens, int objects) throws Exception {
        byte[] old = Files.readAllBytes(home.resolve(KeyUse.SIGNING + ".cer"));
        try (var session = tokens.bySerial(journey.serial).open(Journey.PIN)) {
            assertThat(session.objects()).hasSize(objects);
            var identity = session.objects().stream()
                    .filter(object -> Arrays.equals(object.value(), old))
                    .findFirst()
                    .orElseThrow();
            var key = TestCa.certificate(old).getPublicKey();
            assertThat(SignatureScheme.of(key).verifies(key, MESSAGE, session.sign(identity.id(), MESSAGE)))
                    .isTrue();
            assertThat(SealedFile.open(Files.readAllBytes(home.resolve("old-bid.p7m")), session)
                            .content())
                    .isEqualTo(Journey.OLD_BID);
        }
    }
}
