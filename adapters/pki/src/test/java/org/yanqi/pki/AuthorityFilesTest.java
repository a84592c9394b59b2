package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.domain.certificate.KeyProfile;

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
    void openssl_reads_them_and_finds_aes_256_under_pbkdf2() throws Exception {
        String shown = OpenSsl.in(directory)
                .run("pkcs12", "-in", "ca.p12", "-passin", "pass:" + new String(PASSWORD), "-info", "-noout");
        assertThat(shown)
                .contains("PBES2, PBKDF2, AES-256-CBC", "hmacWithSHA256")
                .doesNotContain("RC2");
    }
}
