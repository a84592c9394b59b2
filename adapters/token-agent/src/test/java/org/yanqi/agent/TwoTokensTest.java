package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.agent.driver.DrivenUKeys;
import org.yanqi.agent.driver.FaultyToken;
import org.yanqi.agent.renewal.TokenLocks;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.DemonstrationToken;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.UKeyKind;

/** Two tokens in one computer: each is used by one operation at a time, and neither waits for the other. */
class TwoTokensTest {
    private static final byte[] PROVE = "{\"nonce\":\"prove-nonce-1\"}".getBytes(UTF_8);

    @TempDir
    Path home;

    private final CountingPrompt person = new CountingPrompt();
    private Journey journey;
    private String otherSerial;
    private String otherCertificate = "";
    private DrivenUKeys tokens;
    private RunningAgent agent;
    private Page page;

    @BeforeEach
    void insert() throws Exception {
        var library = FaultyToken.library();
        try (var inThisProcess = SoftHsm.in(home)) {
            var soPin = "87654321".toCharArray();
            journey = Journey.begin(home, inThisProcess.initialise("Demo UKey", soPin, Journey.PIN), KeyProfile.P256);
            var other = inThisProcess.initialise("Other UKey", soPin, Journey.PIN);
            otherSerial = other.serial();
            DemonstrationToken.furnish(other, Journey.PIN, KeyProfile.P256, (use, key) -> {
                byte[] certificate = journey.server.ca.issue(use, key);
                if (use == KeyUse.SIGNING) {
                    otherCertificate = hash(certificate);
                }
                return certificate;
            });
        }
        tokens = DrivenUKeys.once(library, Clock.systemUTC());
        var settings = journey.settings(UKeyKind.PKCS11, library);
        agent = RunningAgent.start(settings, tokens, person, Clock.systemUTC()).orElseThrow();
        page = new Page(agent.port(), RenewalServer.ORIGIN);
    }

    private static String hash(byte[] certificate) {
        try {
            return RenewalServer.hex(certificate);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void remove() throws Exception {
        FaultyToken.allIsWell();
        agent.close();
        tokens.close();
    }

    @Test
    void a_token_that_is_busy_keeps_no_other_waiting_and_its_login_outlives_the_other_s() throws Exception {
        FaultyToken.next("wait C_GenerateKeyPair");
        var params = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
        var making = CompletableFuture.supplyAsync(() -> ordered(Step.GENERATE, params));
        awaitWindow();
        assertThat(prove(journey.serial, journey.oldCertificate).toString()).contains("\"BUSY\"");
        assertThat(prove(otherSerial, otherCertificate).getString("state")).isEqualTo("DONE");
        assertThat(making).isNotDone();
        FaultyToken.allIsWell();
        making.get(60, TimeUnit.SECONDS);
        journey.replaceKeys(page);
        assertThat(person.windows).as("one for each token").hasSize(2);
    }

    @Test
    void another_process_that_holds_the_token_s_lock_is_waited_for_by_the_person() throws Exception {
        var elsewhere = new TokenLocks(home.resolve("journal"));
        try (var held = elsewhere.take(journey.serial).orElseThrow()) {
            assertThat(prove(journey.serial, journey.oldCertificate).toString()).contains("\"BUSY\"");
            assertThat(prove(otherSerial, otherCertificate).getString("state")).isEqualTo("DONE");
        }
        assertThat(prove(journey.serial, journey.oldCertificate).getString("state"))
                .isEqualTo("DONE");
    }

    private void awaitWindow() throws InterruptedException {
        for (int i = 0; i < 6000 && person.windows.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(person.windows).hasSize(1);
    }

    private JsonObject ordered(Step step, byte[] params) {
        try {
            return journey.order(page, step, params);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private JsonObject prove(String serial, String certificate) throws Exception {
        var claims = journey.server.claims(Step.PROVE, serial, certificate, PROVE);
        return page.operate(journey.server.sign(claims.build()), PROVE);
    }
}
