package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.agent.driver.DrivenUKeys;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.PinState;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyKind;
import org.yanqi.token.UPkcs11;

/** What a token says of its PIN comes from the vendor's library through its process to the window and to the page. */
class PinStatesTest {
    private static final byte[] PROVE = "{\"nonce\":\"prove-nonce-1\"}".getBytes(UTF_8);
    private static final byte[] AT_RISK = "{\"nonce\":\"prove-nonce-1\",\"bidRisk\":\"DECRYPT_FIRST\"}".getBytes(UTF_8);

    @TempDir
    Path home;

    private final CountingPrompt person = new CountingPrompt();
    private Journey journey;
    private DrivenUKeys tokens;
    private UKey token;
    private RunningAgent agent;
    private Page page;

    @BeforeEach
    void insert() throws Exception {
        try (var inThisProcess = UPkcs11.in(home)) {
            var empty = inThisProcess.initialise("Demo UKey", "87654321".toCharArray(), Journey.PIN);
            journey = Journey.begin(home, empty, KeyProfile.P256);
        }
        tokens = DrivenUKeys.once(UPkcs11.library(), Clock.systemUTC());
        token = tokens.bySerial(journey.serial);
        agent = RunningAgent.start(
                        journey.settings(UKeyKind.PKCS11, UPkcs11.library()), tokens, person, Clock.systemUTC())
                .orElseThrow();
        page = new Page(agent.port(), RenewalServer.ORIGIN);
    }

    @AfterEach
    void remove() throws Exception {
        agent.close();
        tokens.close();
    }

    @ParameterizedTest
    @CsvSource({
        "tries=3, COUNT_LOW, PIN_WRONG",
        "tries=2, COUNT_LOW, PIN_FINAL_TRY",
        "tries=1, FINAL_TRY, PIN_LOCKED",
        "expired=1, TO_BE_CHANGED, PIN_WRONG"
    })
    void a_wrong_pin_is_told_with_the_tries_that_are_left(String state, PinState shown, String code) throws Exception {
        UPkcs11.state(token, state);
        person.answers(new PinPrompt.Typed("00000000".toCharArray()));
        told(code, PROVE);
        windowSays(shown);
        assertThat(inventoried()).isNotEqualTo("OK");
    }

    @ParameterizedTest
    @CsvSource({"expired=1, PIN_EXPIRED", "change=1, PIN_TO_BE_CHANGED"})
    void a_pin_that_has_to_be_changed_is_told_by_the_window_and_by_its_name(String state, String code)
            throws Exception {
        UPkcs11.state(token, state);
        assertThat(inventoried()).isEqualTo("TO_BE_CHANGED");
        told(code, PROVE);
        windowSays(PinState.TO_BE_CHANGED);
    }

    @Test
    void a_locked_pin_is_told_and_asked_for_by_nobody() throws Exception {
        UPkcs11.state(token, "tries=0");
        assertThat(inventoried()).isEqualTo("LOCKED");
        told("PIN_LOCKED", PROVE);
        assertThat(person.windows).isEmpty();
    }

    @Test
    void a_pin_is_typed_on_the_token_s_keypad_without_a_window() throws Exception {
        UPkcs11.state(token, "pad=" + new String(Journey.PIN));
        journey.order(page, Step.PROVE, PROVE);
        assertThat(person.windows).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tries=6, OK, USER_CANCELLED, ''",
        "tries=6, OK, PIN_WRONG, 00000000",
        "tries=3, COUNT_LOW, PIN_WRONG, 00000000",
        "tries=1, FINAL_TRY, PIN_LOCKED, 00000000",
        "expired=1, TO_BE_CHANGED, PIN_EXPIRED, 12345678"
    })
    void a_window_tells_before_the_keypad_is_used_what_is_at_stake(
            String state, PinState shown, String code, String typed) throws Exception {
        UPkcs11.state(token, state, "pad=" + typed);
        person.answers(new PinPrompt.Agreed());
        told(code, shown == PinState.OK ? AT_RISK : PROVE);
        windowSays(shown);
        assertThat(person.windows.getFirst().pinPad()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"tries=0, PIN_LOCKED", "expired=1, PIN_EXPIRED", "change=1, PIN_TO_BE_CHANGED"})
    void whoever_has_cured_the_pin_goes_on_with_the_next_ticket_for_the_same_work(String state, String code)
            throws Exception {
        UPkcs11.state(token, state);
        var params = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
        var claims = journey.server.claims(Step.GENERATE, journey.serial, journey.oldCertificate, params);
        var failed = journey.server.sign(claims.build());
        assertThat(page.operate(failed, params).getJsonObject("error").getString("code"))
                .isEqualTo(code);
        UPkcs11.state(token, "tries=6");
        int windows = person.windows.size();
        assertThat(page.operate(failed, params).getString("state"))
                .as("who merely polls opens no window")
                .isEqualTo("FAILED");
        assertThat(person.windows).hasSize(windows);
        journey.replaceKeys(page);
        assertThat(person.windows).hasSize(windows + 1);
        Convergence.check(journey, tokens);
    }

    private void windowSays(PinState shown) {
        assertThat(person.windows)
                .singleElement()
                .satisfies(window -> assertThat(window.state()).isEqualTo(shown));
    }

    private String inventoried() throws Exception {
        var found = journey.order(page, Step.INVENTORY, "{}".getBytes(UTF_8)).getJsonArray("tokens");
        return found.getJsonObject(0).getString("pinState");
    }

    private void told(String code, byte[] params) throws Exception {
        var error = journey.report(page, Step.PROVE, params).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo(code);
        for (String part : new String[] {"message", "remedy"}) {
            JsonObject words = error.getJsonObject(part);
            assertThat(words.getString("zh")).containsPattern("\\p{IsHan}");
            assertThat(words.getString("en")).isNotBlank();
        }
    }
}
