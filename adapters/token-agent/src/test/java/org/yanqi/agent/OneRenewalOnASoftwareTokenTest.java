package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyKind;

class OneRenewalOnASoftwareTokenTest extends OneSm2Renewal {
    private static final byte[] GENERATE = params();

    @Override
    SoftwareUKeys tokens() {
        return SoftwareUKeys.in(home.resolve("tokens"));
    }

    @Override
    UKey emptyToken() throws Exception {
        return tokens().initialise("Demo UKey", Journey.PIN, 32);
    }

    @Override
    void unplug() {}

    @Test
    void a_token_without_room_is_not_touched() throws Exception {
        var journey = Journey.begin(home, tokens().initialise("Small UKey", Journey.PIN, 11), KeyProfile.P256);
        var person = new CountingPrompt();
        try (var agent = RunningAgent.start(
                        journey.settings(UKeyKind.SOFTWARE, home), tokens(), person, Clock.systemUTC())
                .orElseThrow()) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            var plan = journey.order(page, Step.PLAN, "{\"nonce\":\"plan-nonce-1\"}".getBytes(UTF_8));
            assertThat(plan.getBoolean("room")).isFalse();
            var there =
                    journey.order(page, Step.INVENTORY, "{}".getBytes(UTF_8)).getJsonArray("tokens");
            assertThat(there.getJsonObject(0).getBoolean("room")).isFalse();
        }
        assertThat(person.windows).isEmpty();
        assertThat(failureOfGenerating(journey, new CountingPrompt())).isEqualTo("TOKEN_FULL");
        try (var session = tokens().bySerial(journey.serial).open(Journey.PIN)) {
            assertThat(session.objects()).hasSize(6);
        }
    }

    @Test
    void a_certificate_of_another_program_that_cannot_be_read_stands_in_nobody_s_way() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        try (var session = tokens().bySerial(journey.serial).open(Journey.PIN)) {
            session.writeCertificate(new KeyId("abcd"), "no certificate".getBytes(UTF_8));
        }
        try (var agent = RunningAgent.start(
                        journey.settings(UKeyKind.SOFTWARE, home), tokens(), new CountingPrompt(), Clock.systemUTC())
                .orElseThrow()) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            var history = journey.order(page, Step.HISTORY, "{\"nonce\":\"history-nonce-1\"}".getBytes(UTF_8));
            assertThat(history.getJsonArray("certificates")).hasSize(3);
            assertThat(history.getJsonArray("opening")).hasSize(1);
            assertThat(journey.replaceKeys(page).getJsonArray("kept")).hasSize(2);
        }
    }

    @Test
    void another_person_s_token_is_refused_before_a_pin_is_asked() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        var removed = home.resolve("tokens").resolve(journey.serial);
        java.nio.file.Files.move(removed, home.resolve("pulled"));
        var person = new CountingPrompt();
        assertThat(failureOfGenerating(journey, person)).isEqualTo("TOKEN_ABSENT");
        emptyToken();
        assertThat(failureOfGenerating(journey, person)).isEqualTo("WRONG_TOKEN");
        assertThat(person.windows).isEmpty();
    }

    @Test
    void the_last_try_is_announced_and_a_locked_token_asks_no_more() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        var token = tokens().bySerial(journey.serial);
        for (int i = 0; i < 4; i++) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> token.open("00000000".toCharArray()))
                    .isInstanceOf(org.yanqi.token.UKeyException.class);
        }
        var person = new CountingPrompt();
        person.answers(new org.yanqi.agent.pin.PinPrompt.Typed("00000000".toCharArray()));
        assertThat(failureOfGenerating(journey, person)).isEqualTo("PIN_FINAL_TRY");
        assertThat(failureOfGenerating(journey, person)).isEqualTo("PIN_LOCKED");
        assertThat(failureOfGenerating(journey, person)).isEqualTo("PIN_LOCKED");
        assertThat(person.windows).hasSize(2);
    }

    @Test
    void a_second_instance_does_not_start() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        var settings = journey.settings(UKeyKind.SOFTWARE, home);
        try (var first =
                RunningAgent.start(settings, tokens(), Clock.systemUTC()).orElseThrow()) {
            assertThat(first.port()).isPositive();
            assertThat(RunningAgent.start(settings, tokens(), Clock.systemUTC()))
                    .isEmpty();
        }
    }

    private String failureOfGenerating(Journey journey, CountingPrompt person) throws Exception {
        var settings = journey.settings(UKeyKind.SOFTWARE, home);
        try (var agent = RunningAgent.start(settings, tokens(), person, Clock.systemUTC())
                .orElseThrow()) {
            return journey.failure(new Page(agent.port(), RenewalServer.ORIGIN), Step.GENERATE, GENERATE);
        }
    }

    private static byte[] params() {
        try {
            return RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
