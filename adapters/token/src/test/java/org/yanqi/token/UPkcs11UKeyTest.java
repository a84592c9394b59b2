package org.yanqi.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UPkcs11UKeyTest extends Sm2UKeyContract {
    private static final char[] WRONG = "00000000".toCharArray();
    private static final String WITHOUT_DECRYPTION = "without=80008200";
    private static final String WITHOUT_DIGESTS_FROM_OUTSIDE = "without=80008104";
    private @Nullable Pkcs11UKeys tokens;

    @Override
    protected UKey emptyToken() throws Exception {
        tokens = UPkcs11.in(directory);
        return tokens.initialise("Demo UKey", "87654321".toCharArray(), PIN);
    }

    @Override
    protected Pkcs11UKeys tokens() {
        return Objects.requireNonNull(tokens);
    }

    @Override
    protected void unplug() {
        if (tokens != null) {
            tokens.close();
        }
    }

    @Test
    void a_token_without_a_mechanism_for_sm2_decryption_decrypts_by_agreement() throws Exception {
        UPkcs11.state(token(), WITHOUT_DECRYPTION);
        for (Sm2Bids bids : bids().toList()) {
            try (var session = anew().open(PIN)) {
                var certificate = TestCa.certificate(imported(session, KeyProfile.SM2));
                assertThat(SealedFile.open(bids.sealed(BID, certificate), session)
                                .content())
                        .isEqualTo(BID);
                for (StoredObject object : session.objects()) {
                    session.destroy(object);
                }
            }
        }
        a_bid_by_an_unknown_algorithm_or_damaged_is_refused();
    }

    @Test
    void a_token_that_digests_by_itself_signs_as_well() throws Exception {
        UPkcs11.state(token(), WITHOUT_DIGESTS_FROM_OUTSIDE);
        try (var session = anew().open(PIN)) {
            var key = session.generate(SIGNING, KeyProfile.SM2, KeyUse.SIGNING);
            assertThat(verifies(key, BID, session.sign(SIGNING, BID))).isTrue();
        }
    }

    @Test
    void wrong_pins_lead_to_a_final_try_and_then_to_the_lock_which_the_right_pin_does_not_open() throws Exception {
        assertThat(failureOf(() -> token().open(WRONG))).isEqualTo(UKeyFailure.PIN_WRONG);
        assertThat(token().pinState()).isEqualTo(PinState.COUNT_LOW);
        for (int attempt = 2; attempt <= 5; attempt++) {
            assertThat(failureOf(() -> token().open(WRONG))).isEqualTo(UKeyFailure.PIN_WRONG);
        }
        assertThat(token().pinState()).isEqualTo(PinState.FINAL_TRY);
        assertThat(failureOf(() -> token().open(WRONG))).isEqualTo(UKeyFailure.PIN_LOCKED);
        assertThat(token().pinState()).isEqualTo(PinState.LOCKED);
        assertThat(failureOf(() -> token().open(PIN))).isEqualTo(UKeyFailure.PIN_LOCKED);
    }

    @Test
    void the_right_pin_gives_all_tries_back() throws Exception {
        UPkcs11.state(token(), "tries=1");
        assertThat(token().pinState()).isEqualTo(PinState.FINAL_TRY);
        token().open(PIN).close();
        assertThat(token().pinState()).isEqualTo(PinState.OK);
    }

    @Test
    void what_is_typed_on_the_token_itself_opens_it_whatever_the_caller_has() throws Exception {
        UPkcs11.state(token(), "pad=12345678");
        assertThat(token().hasPinPad()).isTrue();
        token().open(new char[0]).close();
        UPkcs11.state(token(), "pad=00000000");
        assertThat(failureOf(() -> token().open(new char[0]))).isEqualTo(UKeyFailure.PIN_WRONG);
    }

    @Test
    void whoever_presses_cancel_on_the_token_s_keypad_has_cancelled() throws Exception {
        UPkcs11.state(token(), "pad=");
        assertThat(failureOf(() -> token().open(new char[0]))).isEqualTo(UKeyFailure.PAD_CANCELLED);
        assertThat(token().pinState()).isEqualTo(PinState.OK);
    }

    @ParameterizedTest
    @CsvSource({"expired=1, PIN_EXPIRED", "change=1, PIN_TO_BE_CHANGED"})
    void a_pin_that_has_to_be_changed_lets_nothing_be_made(String state, UKeyFailure named) throws Exception {
        UPkcs11.state(token(), state);
        assertThat(token().pinState()).isEqualTo(PinState.TO_BE_CHANGED);
        assertThat(failureOf(() -> {
                    try (var session = token().open(PIN)) {
                        session.generate(SIGNING, KeyProfile.SM2, KeyUse.SIGNING);
                    }
                }))
                .isEqualTo(named);
    }

    @Test
    void the_tries_that_are_left_are_more_urgent_than_a_pin_that_has_to_be_changed() throws Exception {
        UPkcs11.state(token(), "change=1", "tries=1");
        assertThat(token().pinState()).isEqualTo(PinState.FINAL_TRY);
        UPkcs11.state(token(), "change=1", "tries=3");
        assertThat(token().pinState()).isEqualTo(PinState.TO_BE_CHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        "tries=6, true",
        "private=4096, true",
        "private=4095, false",
        "public=8192, true",
        "public=8191, false",
        "private=0, false"
    })
    void there_is_room_unless_the_token_tells_of_too_little(String state, boolean room) throws Exception {
        UPkcs11.state(token(), state);
        assertThat(token().hasRoomForRenewal()).isEqualTo(room);
    }

    @ParameterizedTest
    @CsvSource({"full=31, SM2", "full=201, SM2", "full=31, P256", "full=31, RSA2048"})
    void a_token_that_does_not_tell_is_full_when_it_is_written_to(String full, KeyProfile profile) throws Exception {
        try (var session = token().open(PIN)) {
            UPkcs11.state(token(), "room=1", full);
            assertThat(failureOf(() -> session.generate(SIGNING, profile, KeyUse.SIGNING)))
                    .isEqualTo(UKeyFailure.FULL);
            UPkcs11.state(token(), "room=2", full);
            assertThat(failureOf(() -> imported(session, profile))).isEqualTo(UKeyFailure.FULL);
            byte[] certificate =
                    ca().issue(KeyUse.SIGNING, session.publicKey(SIGNING).orElseThrow());
            assertThat(failureOf(() -> session.writeCertificate(SIGNING, certificate)))
                    .isEqualTo(UKeyFailure.FULL);
            assertThat(session.objects()).hasSize(2);
        }
    }

    @Test
    void the_private_key_of_sm2_is_shown_to_nobody() throws Exception {
        try (var session = token().open(PIN)) {
            imported(session, KeyProfile.SM2);
            assertThat(session.objects(StoredObject.Kind.PRIVATE_KEY, ENCRYPTION))
                    .singleElement()
                    .satisfies(key -> assertThat(key.value()).isEmpty());
        }
    }

    /** A token tells its mechanisms when it is found. */
    private UKey anew() throws UKeyException {
        return tokens().bySerial(token().serial());
    }
}
