package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;

final class AuthorityFilesTest {
    private static final DemonstrationAuthority AUTHORITY = DemonstrationAuthority.create(KeyProfile.P256, RealPki.NOW);
    private static final char[] PASSWORD = "a password of the test's".toCharArray();

    @TempDir
    private Path directory;

    @BeforeEach
    void the_authority_is_saved() throws Exception {
        AuthorityFiles.save(AUTHORITY, directory, PASSWORD);
    }

    @Test
    void what_is_saved_is_read_back() throws Exception {
        var keys = AuthorityKeys.fromPkcs12(directory.resolve("ca.p12"), PASSWORD);
        assertThat(keys.issuingCertificate()).isEqualTo(AUTHORITY.keys().issuingCertificate());
        assertThat(keys.rootCertificate()).isEqualTo(AUTHORITY.keys().rootCertificate());
        assertThat(keys.kmc()).isEqualTo(AUTHORITY.keys().kmc());
        assertThat(keys.issuingKey()).isEqualTo(AUTHORITY.keys().issuingKey());
        assertThat(keys.areForDemonstration()).isTrue();
    }

    @Test
    void the_files_are_for_their_owner_only() throws Exception {
        for (String name : new String[] {"ca.p12", "root.p12", "kmc.p12"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_wrong_password_or_another_file_is_refused() {
        Path file = directory.resolve("ca.p12");
        assertThatThrownBy(() -> AuthorityKeys.fromPkcs12(file, "wrong".toCharArray()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> AuthorityKeys.fromPkcs12(directory.resolve("root.p12"), PASSWORD))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> AuthorityKeys.fromPkcs12(directory.resolve("none.p12"), PASSWORD))
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_key_for_timestamps_is_among_them() throws Exception {
        var keys = AuthorityKeys.fromPkcs12(directory.resolve("ca.p12"), PASSWORD);
        assertThat(keys.timestampKey().key())
                .isEqualTo(AUTHORITY.keys().timestampKey().key());
        assertThat(keys.timestampKey().chain())
                .isEqualTo(AUTHORITY.keys().timestampKey().chain());
    }

    @Test
    void a_file_from_before_there_were_timestamps_is_read_and_says_which_entry_it_lacks() throws Exception {
        takeTimestampKeyAway();
        var keys = AuthorityKeys.fromPkcs12(directory.resolve("ca.p12"), PASSWORD);
        assertThat(keys.issuingKey()).isEqualTo(AUTHORITY.keys().issuingKey());
        assertThatThrownBy(keys::timestampKey)
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("lack the entry \"timestamp\"");
    }

    @Test
    void such_a_file_is_completed_from_the_root_s_key_once() throws Exception {
        takeTimestampKeyAway();
        Instant later = RealPki.NOW.plus(Duration.ofDays(365));
        assertThat(AuthorityFiles.addTimestampKey(directory, PASSWORD, later)).isTrue();
        var keys = AuthorityKeys.fromPkcs12(directory.resolve("ca.p12"), PASSWORD);
        assertThat(keys.timestampKey().certificate().getNotAfter().toInstant()).isEqualTo(keys.ends());
        assertThat(AuthorityKeys.der(keys.timestampKey().chain().getLast()))
                .isEqualTo(AUTHORITY.keys().rootCertificate());
        assertThat(keys.issuingKey()).isEqualTo(AUTHORITY.keys().issuingKey());
        assertThat(keys.kmc()).isEqualTo(AUTHORITY.keys().kmc());
        assertThat(AuthorityFiles.addTimestampKey(directory, PASSWORD, RealPki.NOW))
                .isFalse();
        assertThat(AuthorityKeys.fromPkcs12(directory.resolve("ca.p12"), PASSWORD)
                        .timestampKey()
                        .key())
                .isEqualTo(keys.timestampKey().key());
    }

    @Test
    void a_key_for_timestamps_under_another_root_is_refused() throws Exception {
        takeTimestampKeyAway();
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        AuthorityFiles.save(DemonstrationAuthority.create(KeyProfile.P256, RealPki.NOW), elsewhere, PASSWORD);
        Files.copy(elsewhere.resolve("root.p12"), directory.resolve("root.p12"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> AuthorityFiles.addTimestampKey(directory, PASSWORD, RealPki.NOW))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("root.p12");
    }

    @Test
    void an_sm2_authority_is_saved_without_a_key_for_timestamps_and_read_back() throws Exception {
        var authority = DemonstrationAuthority.create(KeyProfile.SM2, RealPki.NOW);
        Path file = directory.resolve("ca.p12");
        AuthorityFiles.save(authority, directory, PASSWORD);
        assertThat(AuthorityFiles.addTimestampKey(directory, PASSWORD, RealPki.NOW))
                .isFalse();
        var keys = AuthorityKeys.fromPkcs12(file, PASSWORD);
        assertThat(keys.issuingCertificate()).isEqualTo(authority.keys().issuingCertificate());
        assertThat(keys.issuingKey()).isEqualTo(authority.keys().issuingKey());
        assertThat(keys.kmc()).isEqualTo(authority.keys().kmc());
        assertThat(keys.signWithSm2()).isTrue();
        assertThat(AUTHORITY.keys().signWithSm2()).isFalse();
        assertThatThrownBy(keys::timestampKey).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> AuthorityKeys.fromPkcs12(file, "wrong".toCharArray()))
                .isInstanceOf(IOException.class);
        openssl_reads_them_and_finds_aes_256_under_pbkdf2();
    }

    @Test
    void a_certificate_that_is_no_ca_s_is_refused_and_what_to_ask_for_is_said() throws Exception {
        KeyPair key = KeySupply.next(KeyProfile.P256);
        var validity = new ValidityPeriod(RealPki.NOW, RealPki.NOW.plusSeconds(3600));
        Bytes holders = DemonstrationAuthority.issue(
                AUTHORITY.keys(), RealPki.PUBLICATION, KeyUse.SIGNING, TestPki.HOLDER, key.getPublic(), validity);
        Path file = directory.resolve("holder.p12");
        var chain = List.of(holders, AUTHORITY.keys().issuingCertificate());
        AuthorityFiles.save(file, PASSWORD, "issuing", key.getPrivate(), chain);
        var store = AuthorityFiles.read(file, PASSWORD);
        store.setCertificateEntry(
                "kmc", AuthorityFiles.x509(store, AUTHORITY.keys().kmc()));
        write(store, file);
        assertThatThrownBy(() -> AuthorityKeys.fromPkcs12(file, PASSWORD))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContainingAll("\"issuing\" is not a CA's", "keyCertSign", "let the root certify");
    }

    @Test
    void a_ca_that_has_ended_or_not_begun_is_refused_and_what_to_do_is_said() {
        AuthorityKeys keys = AUTHORITY.keys();
        Instant begun = keys.issuing().getNotBefore().toInstant();
        for (Instant good : List.of(begun, RealPki.NOW, keys.ends())) {
            assertThatCode(() -> keys.checkValidity(good)).doesNotThrowAnyException();
        }
        for (Instant bad : List.of(begun.minusSeconds(1), keys.ends().plusSeconds(1))) {
            assertThatThrownBy(() -> keys.checkValidity(bad))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageContainingAll("CN=HBCA", keys.ends().toString(), "let the root certify the key anew");
        }
    }

    private void takeTimestampKeyAway() throws Exception {
        Path file = directory.resolve("ca.p12");
        var store = AuthorityFiles.read(file, PASSWORD);
        store.deleteEntry("timestamp");
        write(store, file);
    }

    private static void write(KeyStore store, Path file) throws Exception {
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
    }

    @Test
    void a_certificate_is_read_from_pem_and_from_der_and_from_nothing_else() throws Exception {
        var files = OpenSsl.in(directory);
        var root = AUTHORITY.keys().rootCertificate();
        files.certificate("root.pem", root);
        files.file("root.der", root);
        files.file("root.txt", Bytes.of(new byte[] {1, 2, 3}));
        assertThat(AuthorityFiles.certificate(directory.resolve("root.pem"))).isEqualTo(root);
        assertThat(AuthorityFiles.certificate(directory.resolve("root.der"))).isEqualTo(root);
        assertThatThrownBy(() -> AuthorityFiles.certificate(directory.resolve("root.txt")))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void a_key_for_timestamps_that_others_made_may_be_imported() throws Exception {
        takeTimestampKeyAway();
        var timestamp = AUTHORITY.keys().timestampKey();
        AuthorityFiles.save(
                directory.resolve("tsa.p12"),
                PASSWORD,
                "timestamp",
                timestamp.key().key(),
                timestamp.chain().stream().map(AuthorityKeys::der).toList());
        var store = AuthorityFiles.read(directory.resolve("ca.p12"), PASSWORD);
        var imported = AuthorityFiles.read(directory.resolve("tsa.p12"), PASSWORD);
        store.setKeyEntry(
                "timestamp",
                imported.getKey("timestamp", PASSWORD),
                PASSWORD,
                imported.getCertificateChain("timestamp"));
        write(store, directory.resolve("ca.p12"));
        assertThat(AuthorityKeys.fromPkcs12(directory.resolve("ca.p12"), PASSWORD)
                        .timestampKey()
                        .key())
                .isEqualTo(timestamp.key());
    }

    @Test
    void openssl_reads_them_and_finds_aes_256_under_pbkdf2() throws Exception {
        String shown = OpenSsl.in(directory)
                .run("pkcs12", "-in", "ca.p12", "-passin", "pass:" + new String(PASSWORD), "-info", "-noout");
        assertThat(shown)
                .contains("PBES2, PBKDF2, AES-256-CBC", "hmacWithSHA256")
                .doesNotContain("RC2");
    }
}
