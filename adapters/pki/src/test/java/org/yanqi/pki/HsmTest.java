package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

final class HsmTest {
    private static final String NAME = "CN=HBCA,O=湖北CA,C=CN";
    private static final TestRoot ROOT = TestRoot.at(RealPki.NOW);

    @TempDir
    private Path directory;

    private long slot;
    private Hsm hsm;
    private HsmKeys keys;

    @BeforeEach
    void an_empty_hsm() throws Exception {
        slot = TestHsm.emptySlot();
        hsm = TestHsm.open(slot);
        keys = new HsmKeys(hsm);
    }

    @Test
    void a_wrong_pin_a_missing_library_and_a_missing_slot_are_said() throws Exception {
        Path library = TestHsm.library();
        assertThatThrownBy(() -> Hsm.open(new Hsm.Place(directory.resolve("none.so"), Optional.empty()), pin()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("library cannot be read");
        assertThatThrownBy(() -> Hsm.open(new Hsm.Place(library, Optional.of(4_000_000L)), pin()))
                .isInstanceOf(GeneralSecurityException.class);
        var another = new Hsm.Place(library, Optional.of(TestHsm.emptySlot()));
        assertThatThrownBy(() -> Hsm.open(another, "wrong".toCharArray())).isInstanceOf(IOException.class);
    }

    @Test
    void a_library_s_path_adds_nothing_to_the_provider_s_configuration() {
        assertThatThrownBy(() ->
                        Hsm.open(new Hsm.Place(Path.of("/usr/lib/x.so\nshowInfo = true"), Optional.empty()), pin()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("library cannot be read");
    }

    @Test
    void a_new_key_asks_for_its_certificate_and_cannot_be_taken_out() throws Exception {
        Bytes request = keys.create("issuing", KeyProfile.P256, NAME, RealPki.NOW);
        OpenSsl openssl = OpenSsl.in(directory);
        openssl.file("request.der", request);
        assertThat(openssl.run("req", "-inform", "DER", "-in", "request.der", "-verify", "-noout"))
                .contains("OK");
        assertThat(Names.read(Requests.parse(request).orElseThrow().getSubject())
                        .display())
                .isEqualTo("CN=HBCA, O=湖北CA, C=CN");
        assertThat(SigningKey.in(hsm.store(), "issuing", new char[0])
                        .orElseThrow()
                        .key()
                        .getEncoded())
                .isNull();
        assertThat(objects("privkey"))
                .contains("sensitive", "never extractable", "local")
                .contains("Usage:      sign\n");
    }

    @Test
    void a_key_without_its_certificate_signs_nothing_for_the_server() throws Exception {
        keys.create("issuing", KeyProfile.P256, NAME, RealPki.NOW);
        assertThatThrownBy(() -> AuthorityKeys.fromHsm(hsm, ROOT.kmc()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("lack the entry \"issuing\"");
    }

    @Test
    void an_empty_hsm_has_no_authority() {
        assertThatThrownBy(() -> AuthorityKeys.fromHsm(hsm, ROOT.kmc()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("lack the entry \"issuing\"");
    }

    @Test
    void a_key_is_not_made_over_another() throws Exception {
        keys.create("issuing", KeyProfile.P256, NAME, RealPki.NOW);
        assertThatThrownBy(() -> keys.create("issuing", KeyProfile.P256, NAME, RealPki.NOW))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("already");
    }

    @Test
    void names_and_keys_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> keys.create("issuing", KeyProfile.P256, "nobody", RealPki.NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.create("issuing", KeyProfile.P256, "CN=HB\u202eAC", RealPki.NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.create("issuing", KeyProfile.SM2, NAME, RealPki.NOW))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void certificates_of_another_key_of_no_chain_and_for_no_key_are_refused() throws Exception {
        Bytes request = keys.create("issuing", KeyProfile.P256, NAME, RealPki.NOW);
        List<Bytes> own = ROOT.issuing(request);
        List<Bytes> anothers = ROOT.issuing(keys.create("timestamp", KeyProfile.P256, NAME, RealPki.NOW));
        List<Bytes> elsewhere = List.of(
                own.getFirst(), RealPki.of(KeyProfile.P256).authority.keys().rootCertificate());
        assertThatThrownBy(() -> keys.certify("issuing", anothers)).hasMessageContaining("not the one of the key");
        assertThatThrownBy(() -> keys.certify("issuing", elsewhere)).hasMessageContaining("does not lead to a root");
        assertThatThrownBy(() -> keys.certify("issuing", own.subList(0, 1)))
                .hasMessageContaining("does not lead to a root");
        assertThatThrownBy(() -> keys.certify("issuing", List.of())).hasMessageContaining("1 to 4");
        assertThatThrownBy(() -> keys.certify("seal", own)).hasMessageContaining("has no key \"seal\"");
    }

    @Test
    void a_renewed_certificate_takes_the_place_of_the_one_before() throws Exception {
        Bytes request = keys.create("issuing", KeyProfile.P256, NAME, RealPki.NOW);
        keys.certify("issuing", ROOT.issuing(request));
        List<Bytes> renewed = ROOT.issuing(request);
        keys.certify("issuing", renewed);
        assertThat(AuthorityKeys.fromHsm(TestHsm.open(slot), ROOT.kmc()).issuingCertificate())
                .isEqualTo(renewed.getFirst());
    }

    @Test
    void the_keys_of_a_demonstration_are_known_as_such_in_an_hsm_too() throws Exception {
        Bytes request = keys.create("issuing", KeyProfile.P256, NAME, RealPki.NOW);
        keys.certify("issuing", ROOT.issuing(request));
        assertThat(AuthorityKeys.fromHsm(hsm, ROOT.kmc()).areForDemonstration()).isFalse();
    }

    @Test
    void without_a_key_for_timestamps_it_says_which_entry_is_missing() throws Exception {
        keys.certify("issuing", ROOT.issuing(keys.create("issuing", KeyProfile.P256, NAME, RealPki.NOW)));
        assertThatThrownBy(() -> AuthorityKeys.fromHsm(hsm, ROOT.kmc()).timestampKey())
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("lack the entry \"timestamp\"");
    }

    @Test
    void a_key_that_has_gone_is_a_party_that_does_not_answer() throws Exception {
        keys.create("issuing", KeyProfile.P256, NAME, RealPki.NOW);
        SigningKey key = SigningKey.in(hsm.store(), "issuing", new char[0]).orElseThrow();
        tool("--delete-object", "--type", "privkey", "--id", "69737375696e67");
        var signer = key.signer();
        signer.getOutputStream().write(1);
        assertThatThrownBy(signer::getSignature)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("HSM");
    }

    private String objects(String type) throws Exception {
        return tool("--list-objects", "--type", type);
    }

    private String tool(String... what) throws Exception {
        var command = new java.util.ArrayList<>(List.of(
                "pkcs11-tool",
                "--module",
                TestHsm.library().toString(),
                "--slot",
                Long.toString(slot),
                "--login",
                "--pin",
                TestHsm.PIN));
        command.addAll(List.of(what));
        return TestHsm.run(command.toArray(String[]::new));
    }

    private static char[] pin() {
        return TestHsm.PIN.toCharArray();
    }
}
