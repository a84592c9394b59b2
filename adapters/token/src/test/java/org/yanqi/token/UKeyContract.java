package org.yanqi.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yanqi.token.StoredObject.Kind.CERTIFICATE;
import static org.yanqi.token.StoredObject.Kind.PRIVATE_KEY;
import static org.yanqi.token.StoredObject.Kind.PUBLIC_KEY;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import org.bouncycastle.cms.CMSAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every token does, whatever it is made of. */
public abstract class UKeyContract {
    static final byte[] BID = "投标报价 1,234,567.00".getBytes(UTF_8);
    static final KeyId SIGNING = KeyId.forApplication("YQ20250711-000123", KeyUse.SIGNING);
    static final KeyId ENCRYPTION = KeyId.forApplication("YQ20250711-000123", KeyUse.ENCRYPTION);

    protected static final char[] PIN = "12345678".toCharArray();

    @TempDir
    protected Path directory;

    private final TestCa ca = TestCa.create();
    private UKey token;

    protected abstract UKey emptyToken() throws Exception;

    protected abstract UKeys tokens() throws Exception;

    protected abstract void unplug() throws Exception;

    @BeforeEach
    void insert() throws Exception {
        token = emptyToken();
    }

    UKey token() {
        return token;
    }

    TestCa ca() {
        return ca;
    }

    @AfterEach
    void remove() throws Exception {
        unplug();
    }

    @Test
    void a_token_is_found_by_its_serial_number() throws Exception {
        assertThat(tokens().bySerial(token.serial()).label()).isEqualTo("Demo UKey");
        assertThatThrownBy(() -> tokens().bySerial("no-such-serial"))
                .isInstanceOfSatisfying(
                        UKeyException.class, e -> assertThat(e.failure()).isEqualTo(UKeyFailure.ABSENT));
    }

    @Test
    void a_wrong_pin_is_refused_and_the_right_one_still_works() throws Exception {
        assertThat(failureOf(() -> token.open("00000000".toCharArray()))).isEqualTo(UKeyFailure.PIN_WRONG);
        token.open(PIN).close();
        assertThat(token.pinState()).isEqualTo(PinState.OK);
    }

    @Test
    void a_wrong_pin_is_refused_while_a_session_is_open() throws Exception {
        try (var session = token.open(PIN)) {
            assertThat(session.objects()).isEmpty();
            assertThat(failureOf(() -> token.open("00000000".toCharArray()))).isEqualTo(UKeyFailure.PIN_WRONG);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void a_new_signing_key_signs(KeyProfile profile) throws Exception {
        try (var session = token.open(PIN)) {
            var key = session.generate(SIGNING, profile, KeyUse.SIGNING);
            assertThat(verifies(key, BID, session.sign(SIGNING, BID))).isTrue();
            assertThat(session.publicKey(SIGNING)).contains(key);
            assertThat(session.objects(PRIVATE_KEY, SIGNING)).hasSize(1);
        }
    }

    @Test
    void what_one_session_writes_a_fresh_one_reads() throws Exception {
        try (var session = token.open(PIN)) {
            var key = session.generate(SIGNING, KeyProfile.P256, KeyUse.SIGNING);
            byte[] certificate = ca.issue(KeyUse.SIGNING, key);
            session.writeCertificate(SIGNING, certificate);
            try (var fresh = session.fresh()) {
                assertThat(fresh.objects(CERTIFICATE, SIGNING))
                        .singleElement()
                        .satisfies(object -> assertThat(object.value()).isEqualTo(certificate));
                assertThat(verifies(key, BID, fresh.sign(SIGNING, BID))).isTrue();
            }
        }
    }

    @Test
    void what_is_asked_for_by_its_id_is_what_the_whole_list_has() throws Exception {
        DemonstrationToken.furnish(token, PIN, KeyProfile.P256, ca::issue);
        try (var session = token.open(PIN)) {
            var all = session.objects();
            assertThat(all).hasSize(6);
            for (StoredObject object : all) {
                assertThat(session.objects(object.kind(), object.id())).containsExactly(object);
            }
            assertThat(session.objects(CERTIFICATE, KeyId.quarantine("YQ20250711-000123")))
                    .isEmpty();
        }
    }

    @Test
    void certificates_are_shown_without_a_pin() throws Exception {
        DemonstrationToken.furnish(token, PIN, KeyProfile.P256, ca::issue);
        assertThat(tokens().bySerial(token.serial()).certificates()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void the_kmc_s_key_is_imported_and_opens_a_bid(KeyProfile profile) throws Exception {
        try (var session = token.open(PIN)) {
            var bid = Bids.sealed(BID, TestCa.certificate(imported(session, profile)));
            assertThat(SealedFile.open(bid, session))
                    .extracting(SealedFile::key, file -> new String(file.content(), UTF_8))
                    .containsExactly(ENCRYPTION, new String(BID, UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void an_envelope_for_another_key_is_refused_and_leaves_nothing(KeyProfile profile) throws Exception {
        try (var session = token.open(PIN)) {
            session.generate(SIGNING, profile, KeyUse.SIGNING);
            var stranger = TestCa.keyPair(profile).getPublic();
            var envelope = KeyEnvelope.parse(TestKmc.envelope(stranger, TestCa.keyPair(profile)));
            assertThat(failureOf(() -> session.importEncryptionKey(ENCRYPTION, SIGNING, envelope)))
                    .isEqualTo(UKeyFailure.DATA_REFUSED);
            assertThat(session.objects(PRIVATE_KEY, ENCRYPTION)).isEmpty();
        }
    }

    @Test
    void the_sha1_scheme_and_shorter_wraps_open_too() throws Exception {
        try (var session = token.open(PIN)) {
            var certificate = TestCa.certificate(imported(session, KeyProfile.P256));
            var bid = Bids.sealed(BID, certificate, CMSAlgorithm.ECDH_SHA1KDF, CMSAlgorithm.AES128_WRAP);
            assertThat(SealedFile.open(bid, session).content()).isEqualTo(BID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-aes256",
                "-aes-128-cbc",
                "-aes-256-gcm",
                "-aes256 -keyid",
                "-aes256 -wrap aes128-wrap",
                "-aes256 -keyopt ecdh_kdf_md:sha256"
            })
    void what_openssl_seals_for_an_ec_key_opens(String options) throws Exception {
        opensWhatOpenSslSeals(KeyProfile.P256, options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-aes256", "-aes-256-gcm", "-aes256 -keyopt rsa_padding_mode:oaep"})
    void what_openssl_seals_for_an_rsa_key_opens(String options) throws Exception {
        opensWhatOpenSslSeals(KeyProfile.RSA2048, options);
    }

    private void opensWhatOpenSslSeals(KeyProfile profile, String options) throws Exception {
        Assumptions.assumeTrue(Bids.openSslIsHere(), "openssl is not installed");
        try (var session = token.open(PIN)) {
            var certificate = TestCa.certificate(imported(session, profile));
            var bid = Bids.sealedByOpenSsl(directory, BID, certificate, List.of(options.split(" ")));
            assertThat(SealedFile.open(bid, session).content()).isEqualTo(BID);
        }
    }

    @Test
    void a_bid_for_someone_else_finds_no_key_and_a_damaged_one_is_refused() throws Exception {
        try (var session = token.open(PIN)) {
            byte[] certificate = imported(session, KeyProfile.P256);
            var stranger =
                    ca.issue(KeyUse.ENCRYPTION, TestCa.keyPair(KeyProfile.P256).getPublic());
            var foreign = Bids.sealed(BID, TestCa.certificate(stranger));
            assertThat(failureOf(() -> SealedFile.open(foreign, session))).isEqualTo(UKeyFailure.KEY_MISSING);
            byte[] noise = "not a CMS".getBytes(UTF_8);
            assertThat(failureOf(() -> SealedFile.open(noise, session))).isEqualTo(UKeyFailure.DATA_REFUSED);
            byte[] cut = Bids.sealed(BID, TestCa.certificate(certificate));
            byte[] half = java.util.Arrays.copyOf(cut, cut.length - 20);
            assertThat(failureOf(() -> SealedFile.open(half, session))).isEqualTo(UKeyFailure.DATA_REFUSED);
        }
    }

    @Test
    void what_is_set_aside_is_not_found_by_its_old_id_and_can_be_destroyed() throws Exception {
        var quarantine = KeyId.quarantine("YQ20250711-000123");
        try (var session = token.open(PIN)) {
            session.generate(SIGNING, KeyProfile.P256, KeyUse.SIGNING);
            for (StoredObject object : session.objects()) {
                session.setAside(object, quarantine);
            }
            assertThat(failureOf(() -> session.sign(SIGNING, BID))).isEqualTo(UKeyFailure.KEY_MISSING);
            for (var kind : List.of(PRIVATE_KEY, PUBLIC_KEY)) {
                session.destroy(session.objects(kind, quarantine).getFirst());
            }
            assertThat(session.objects()).isEmpty();
        }
    }

    byte[] imported(UKeySession session, KeyProfile profile) throws UKeyException {
        var signing = session.generate(SIGNING, profile, KeyUse.SIGNING);
        var pair = TestCa.keyPair(profile);
        var envelope = KeyEnvelope.parse(TestKmc.envelope(signing, pair));
        session.importEncryptionKey(ENCRYPTION, SIGNING, envelope);
        session.writePublicKey(ENCRYPTION, envelope.publicKey());
        byte[] certificate = ca.issue(KeyUse.ENCRYPTION, pair.getPublic());
        session.writeCertificate(ENCRYPTION, certificate);
        assertThat(session.publicKey(ENCRYPTION)).contains(pair.getPublic());
        return certificate;
    }

    static UKeyFailure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowableOfType(UKeyException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signature) throws Exception {
        var verifier = Sm2.isKey(key)
                ? Signature.getInstance("SM3withSM2", Crypto.PROVIDER)
                : Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        verifier.initVerify(key);
        verifier.update(message);
        return verifier.verify(signature);
    }
}
