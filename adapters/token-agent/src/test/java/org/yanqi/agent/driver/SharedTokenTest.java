package org.yanqi.agent.driver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.TestCa;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;
import org.yanqi.token.UKeySession;

/** A token that another program uses meanwhile, in a process of its own with a login of its own. */
class SharedTokenTest {
    private static final char[] PIN = "12345678".toCharArray();
    private static final KeyId KEY = KeyId.forApplication("YQ20250711-000123", KeyUse.SIGNING);
    private static final byte[] MESSAGE = "signed".getBytes(UTF_8);

    @TempDir
    Path home;

    private DrivenUKeys ours;
    private DrivenUKeys theirs;
    private UKeySession session;

    @BeforeEach
    void insert() throws Exception {
        var library = SoftHsm.libraryFor(home);
        try (var inThisProcess = SoftHsm.in(home)) {
            inThisProcess.initialise("Demo UKey", "87654321".toCharArray(), PIN);
        }
        ours = DrivenUKeys.once(library, Clock.systemUTC());
        theirs = DrivenUKeys.once(library, Clock.systemUTC());
        session = token(ours).open(PIN);
    }

    @AfterEach
    void remove() {
        ours.close();
        theirs.close();
    }

    private static UKey token(DrivenUKeys tokens) throws UKeyException {
        return tokens.present().getFirst();
    }

    @Test
    void both_work_and_see_what_the_other_writes() throws Exception {
        session.generate(KEY, KeyProfile.P256, KeyUse.SIGNING);
        try (var other = token(theirs).open(PIN)) {
            assertThat(other.sign(KEY, MESSAGE)).isNotEmpty();
            assertThat(other.objects()).hasSize(2);
        }
        assertThat(session.sign(KEY, MESSAGE)).isNotEmpty();
    }

    @Test
    void what_the_other_has_deleted_is_out_of_the_way_and_not_a_failure() throws Exception {
        session.generate(KEY, KeyProfile.P256, KeyUse.SIGNING);
        var listed = session.objects();
        try (var other = token(theirs).open(PIN)) {
            for (StoredObject object : other.objects()) {
                other.destroy(object);
            }
        }
        session.setAside(listed.getFirst(), KeyId.quarantine("YQ20250711-000123"));
        for (StoredObject object : listed) {
            session.destroy(object);
        }
        assertThat(session.objects()).isEmpty();
        assertThat(failure(() -> session.sign(KEY, MESSAGE))).isEqualTo(UKeyFailure.KEY_MISSING);
    }

    @Test
    void what_the_other_has_deleted_and_written_again_is_found_by_its_id() throws Exception {
        byte[] certificate = TestCa.create()
                .issue(KeyUse.SIGNING, TestCa.keyPair(KeyProfile.P256).getPublic());
        session.writeCertificate(KEY, certificate);
        var listed = session.objects(Kind.CERTIFICATE, KEY).getFirst();
        try (var other = token(theirs).open(PIN)) {
            other.destroy(other.objects(Kind.CERTIFICATE, KEY).getFirst());
            other.writeCertificate(KEY, certificate);
        }
        var quarantine = KeyId.quarantine("YQ20250711-000123");
        session.setAside(listed, quarantine);
        assertThat(session.objects())
                .singleElement()
                .satisfies(object -> assertThat(object.id()).isEqualTo(quarantine));
    }

    @Test
    void another_object_in_its_place_is_left_alone() throws Exception {
        var ca = TestCa.create();
        session.writeCertificate(
                KEY, ca.issue(KeyUse.SIGNING, TestCa.keyPair(KeyProfile.P256).getPublic()));
        var listed = session.objects(Kind.CERTIFICATE, KEY).getFirst();
        try (var other = token(theirs).open(PIN)) {
            other.destroy(other.objects(Kind.CERTIFICATE, KEY).getFirst());
            other.writeCertificate(
                    KEY,
                    ca.issue(KeyUse.SIGNING, TestCa.keyPair(KeyProfile.P256).getPublic()));
        }
        session.destroy(listed);
        assertThat(session.objects(Kind.CERTIFICATE, KEY)).hasSize(1);
    }

    @Test
    void after_a_logout_keys_are_not_taken_for_missing_and_a_login_brings_them_back() throws Exception {
        session.generate(KEY, KeyProfile.P256, KeyUse.SIGNING);
        assertThat(failure(() -> token(ours).open("00000000".toCharArray()))).isEqualTo(UKeyFailure.PIN_WRONG);
        assertThat(failure(session::objects)).isEqualTo(UKeyFailure.LOGGED_OUT);
        assertThat(failure(session::fresh)).isEqualTo(UKeyFailure.LOGGED_OUT);
        assertThat(failure(() -> session.sign(KEY, MESSAGE))).isEqualTo(UKeyFailure.LOGGED_OUT);
        try (var again = token(ours).open(PIN)) {
            assertThat(again.objects()).hasSize(2);
        }
    }

    private static UKeyFailure failure(ThrowingCallable call) {
        var thrown = catchThrowableOfType(UKeyException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }
}
