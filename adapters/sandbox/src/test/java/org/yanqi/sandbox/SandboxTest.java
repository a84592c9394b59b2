package org.yanqi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.X509CertificateReader;
import org.yanqi.tickets.TicketKey;
import org.yanqi.token.SealedFile;
import org.yanqi.token.UKey;

final class SandboxTest {
    @TempDir
    private Path directory;

    @Test
    void the_token_holds_the_manual_s_pair_which_expired_a_week_ago() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "p256");
        UKey token = sandbox.tokens().present().getFirst();
        var reader = new X509CertificateReader(List.of(sandbox.authority().issuingCertificate()));
        Bytes signing = sandbox.file("token/signing.cer");
        assertThat(reader.pair(signing, PreparedSandbox.certificates(token)))
                .isInstanceOfSatisfying(Reading.Pair.class, reading -> {
                    var pair = reading.pair();
                    assertThat(pair.subject().display()).isEqualTo("CN=在线延期测试, OU=政府采购, L=武汉, S=湖北, C=CN");
                    assertThat(pair.signing().issuer().display())
                            .isEqualTo("CN=HBCA, OU=ECC, O=Hubei Digital Certificate Authority Center CO Ltd.,"
                                    + " L=Wuhan, S=Hubei, C=CN");
                    assertThat(pair.validity().notAfter())
                            .isEqualTo(PreparedSandbox.FIRST_START.minus(Duration.ofDays(7)));
                    assertThat(Duration.between(
                                    pair.validity().notBefore(), pair.validity().notAfter()))
                            .isEqualTo(Duration.ofDays(2));
                });
    }

    @Test
    void the_sample_bid_opens_with_the_token() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "p256");
        UKey token = sandbox.tokens().present().getFirst();
        try (var session = token.open("12345678".toCharArray())) {
            byte[] sealed = sandbox.file("bid/bid.txt.p7m").toArray();
            assertThat(Bytes.of(SealedFile.open(sealed, session).content())).isEqualTo(sandbox.file("bid/bid.txt"));
        }
    }

    @Test
    void a_second_start_changes_nothing() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "p256");
        var before = sandbox.contents();
        sandbox.start(Clock.fixed(PreparedSandbox.FIRST_START.plusSeconds(86_400), ZoneOffset.UTC));
        assertThat(sandbox.contents()).isEqualTo(before);
    }

    @Test
    void a_first_start_that_was_cut_off_before_the_token_was_ready_is_completed() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "p256");
        Bytes authority = sandbox.authority().issuingCertificate();
        Files.delete(directory.resolve("token/ready"));
        Files.delete(directory.resolve("token/encryption.cer"));
        Files.delete(directory.resolve("bid/bid.txt.p7m"));
        sandbox.start(PreparedSandbox.CLOCK);
        assertThat(sandbox.tokens().present()).hasSize(1);
        assertThat(sandbox.authority().issuingCertificate()).isEqualTo(authority);
        the_sample_bid_opens_with_the_token();
    }

    @Test
    void the_agent_pins_the_key_that_signs_the_server_s_tickets() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "p256");
        Path pinned = Path.of(sandbox.agent().getProperty("ra.keys"));
        assertThat(Files.readString(pinned))
                .isEqualTo(TicketKey.read(Path.of(sandbox.setting("YANQI_TICKET_KEY_FILE")))
                        .publicJwks());
    }

    @Test
    void the_folder_and_every_secret_in_it_are_for_the_owner_only() throws Exception {
        PreparedSandbox.in(directory, "software", "p256");
        assertThat(permissions(directory)).isEqualTo("rwx------");
        for (String name : List.of(
                "sandbox.env",
                "staff.txt",
                "agent/ra.jwks",
                "pki/ca.p12",
                "pki/ca.password",
                "pki/kmc.p12",
                "pki/root.p12",
                "pki/seal.p12",
                "pki/seal.password",
                "keys/ticket.jwk",
                "keys/data.key",
                "keys/visit.key",
                "parties/wechat-merchant.pem",
                "parties/wechat-platform.pem")) {
            assertThat(permissions(directory.resolve(name))).as(name).isEqualTo("rw-------");
        }
        assertThat(permissions(directory.resolve("documents"))).isEqualTo("rwx------");
    }

    @Test
    void a_ca_of_sm2_has_one_of_p256_beside_it_for_what_is_signed_in_pdf() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "sm2");
        char[] password = sandbox.setting("YANQI_DOCUMENT_CA_PASSWORD").toCharArray();
        var documents = AuthorityKeys.fromPkcs12(Path.of(sandbox.setting("YANQI_DOCUMENT_CA_FILE")), password);
        assertThat(sandbox.authority().signWithSm2()).isTrue();
        assertThat(documents.signWithSm2()).isFalse();
        assertThat(documents.timestampKey()).isNotNull();
        assertThat(documents.issuerName()).isNotEqualTo(sandbox.authority().issuerName());
        var seal = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(Path.of(sandbox.setting("YANQI_SEAL_FILE")))) {
            seal.load(in, sandbox.setting("YANQI_SEAL_PASSWORD").toCharArray());
        }
        assertThat(Bytes.of(seal.getCertificateChain("seal")[1].getEncoded()))
                .isEqualTo(documents.issuingCertificate());
        assertThat(permissions(directory.resolve("pki/documents"))).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p256", "sm2"})
    void every_setting_is_documented_and_every_file_it_names_is_there(String profile) throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", profile);
        String documentation = Files.readString(Path.of("../../docs/configuration.md"));
        for (var setting : sandbox.settings().entrySet()) {
            assertThat(documentation).contains("`" + setting.getKey() + "`");
            if (setting.getKey().endsWith("_FILE") && !setting.getKey().contains("TOKEN_FILE")) {
                assertThat(Path.of(setting.getValue())).isNotEmptyFile();
            }
        }
        for (Object property : sandbox.agent().keySet()) {
            assertThat(documentation).contains("`" + property + "`");
        }
    }

    @Test
    void a_folder_from_before_there_were_certificates_to_choose_from_is_kept() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "p256");
        Path decided = directory.resolve("sandbox.properties");
        Files.writeString(decided, Files.readString(decided).replaceAll("certificate=.*\n", ""));
        sandbox.start(PreparedSandbox.CLOCK);
        assertThat(FirstStart.read(DataFolder.open(directory)).certificate())
                .isEqualTo(TokenCertificate.EXPIRED_A_WEEK);
        assertThat(sandbox.authority().timestampKey()).isNotNull();
    }

    @Test
    void the_parties_keep_their_address_from_one_start_to_the_next() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "p256");
        String phone = sandbox.setting("YANQI_SANDBOX_PHONE");
        sandbox.start(PreparedSandbox.CLOCK);
        assertThat(sandbox.setting("YANQI_SANDBOX_PHONE")).isEqualTo(phone);
    }

    @Test
    void asking_for_another_token_later_is_told_and_changes_nothing() throws Exception {
        PreparedSandbox.in(directory, "software", "p256");
        var other = SandboxOptions.parse(new String[] {
            "--data",
            directory.toString(),
            "--token",
            "softhsm",
            "--profile",
            "rsa2048",
            "--origin",
            "http://localhost:8080"
        });
        var first = FirstStart.read(DataFolder.open(directory));
        assertThat(first.profile()).isEqualTo(KeyProfile.P256);
        assertThat(first.differenceFrom(other))
                .hasValueSatisfying(text -> assertThat(text).contains("SOFTWARE"));
    }

    @Test
    void what_the_command_line_cannot_mean_is_refused_with_a_reason() {
        Stream.of(
                        new String[] {"--data", "x"},
                        new String[] {"--data", "x", "--origin", "localhost"},
                        new String[] {"--data", "x", "--origin", "http://localhost:8080", "--token", "usb"},
                        new String[] {"--data", "x", "--origin", "http://localhost:8080", "--profile", "p384"},
                        new String[] {
                            "--data", "x", "--origin", "http://localhost:8080", "--profile", "sm2", "--token", "softhsm"
                        },
                        new String[] {"--data", "x", "--origin", "http://localhost:8080", "--emulator-port", "70000"},
                        new String[] {"--data", "x", "--origin", "http://localhost:8080", "--token-certificate", "new"},
                        new String[] {"--unknown", "x"},
                        new String[] {"--data"})
                .forEach(arguments -> org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> SandboxOptions.parse(arguments))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    private static String permissions(Path path) throws java.io.IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
