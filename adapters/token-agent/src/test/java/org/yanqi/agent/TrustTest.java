package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.token.SoftwareUKeys;

/** What an installer may lay down beside the settings, and what of it counts. */
class TrustTest {
    @TempDir
    Path home;

    private final LogBook log = LogBook.opened();
    private Path directory;
    private RenewalServer ra;

    @BeforeEach
    void install() throws Exception {
        ra = RenewalServer.in(home);
        directory = Files.createDirectory(
                home.resolve("trust"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    @AfterEach
    void closeTheBook() {
        log.close();
    }

    @Test
    void sites_and_keys_that_were_laid_down_are_trusted() throws Exception {
        lay("hubei.origins", "# Hubei CA\nhttps://ra.example\n\nhttps://ra.example:8443 # the second address\n");
        lay("hubei.jwks", new JWKSet(ra.key.toPublicJWK()).toString());
        assertThat(trusted(directoryAlone()).origins())
                .containsExactlyInAnyOrder("https://ra.example", "https://ra.example:8443");
        try (var agent = RunningAgent.start(
                        directoryAlone(), SoftwareUKeys.in(home), new CountingPrompt(), Clock.systemUTC())
                .orElseThrow()) {
            var hello = new Page(agent.port(), "https://ra.example")
                    .post("/v1/hello", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(hello.statusCode()).isEqualTo(200);
            assertThat(hello.body()).contains(ra.key.computeThumbprint().toString());
        }
    }

    @Test
    void they_come_on_top_of_the_settings() throws Exception {
        lay("hubei.origins", "https://ra.example");
        lay("notes.txt", "https://not-a-list.example");
        var properties = properties();
        properties.setProperty("origins", "http://localhost:8080");
        properties.setProperty("ra.keys", home.resolve("ra-keys.json").toString());
        assertThat(trusted(AgentSettings.of(properties)).origins())
                .containsExactlyInAnyOrder("http://localhost:8080", "https://ra.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ra.example/",
                "https://ra.example/path",
                "https://RA.example",
                "https://ra.example.",
                "https://ra..example",
                "https://-ra.example",
                "https://ra.example:443",
                "https://ra.example:0443",
                "https://ra.example:70000",
                "https://user@ra.example",
                "https://*.example",
                "https://[::1]",
                "https://",
                "http://ra.example",
                "http://localhost:80",
                "http://localhost.evil.example",
                "null",
                "*",
                "file://",
                "chrome-extension://abcdefgh",
                "https://ra.example https://evil.example"
            })
    void a_list_with_a_wrong_line_counts_for_nothing_and_is_named(String line) throws Exception {
        lay("hubei.jwks", new JWKSet(ra.key.toPublicJWK()).toString());
        lay("good.origins", "https://good.example");
        lay("wrong.origins", "https://other.example\n" + line);
        assertThat(trusted(directoryAlone()).origins()).containsExactly("https://good.example");
        log.says("trust: wrong.origins counts for nothing: line 2 is no origin as browsers send it");
    }

    @Test
    void a_file_that_others_may_change_counts_for_nothing() throws Exception {
        lay("hubei.jwks", new JWKSet(ra.key.toPublicJWK()).toString());
        lay("good.origins", "https://good.example");
        lay("open.origins", "https://evil.example");
        Files.setPosixFilePermissions(directory.resolve("open.origins"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(trusted(directoryAlone()).origins()).containsExactly("https://good.example");
        log.says("trust: open.origins counts for nothing: it may be changed by others");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trusted(directoryAlone()))
                .withMessageContaining("trust.directory may be changed by others");
    }

    @Test
    void a_key_set_with_anything_else_in_it_counts_for_nothing() throws Exception {
        lay("hubei.origins", "https://ra.example");
        lay("hubei.jwks", new JWKSet(ra.key.toPublicJWK()).toString());
        lay("private.jwks", new JWKSet(ra.key).toString(false));
        lay("other.jwks", new JWKSet(new ECKeyGenerator(Curve.P_384).generate().toPublicJWK()).toString());
        lay("noise.jwks", "noise");
        lay("large.jwks", " ".repeat(70_000));
        trusted(directoryAlone());
        assertThat(log.lines()).hasSize(4).allSatisfy(line -> assertThat(line).contains(".jwks counts for nothing"));
    }

    @Test
    void nothing_trusted_at_all_is_no_installation() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trusted(directoryAlone()))
                .withMessageContaining("no origin is pinned");
        lay("hubei.origins", "https://ra.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trusted(directoryAlone()))
                .withMessageContaining("no key is pinned");
    }

    private Trust trusted(AgentSettings settings) throws Exception {
        return Trust.of(settings);
    }

    private void lay(String name, String text) throws Exception {
        var file = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private AgentSettings directoryAlone() {
        return AgentSettings.of(properties());
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("ports", "0");
        properties.setProperty("trust.directory", directory.toString());
        properties.setProperty("token.kind", "software");
        properties.setProperty(
                "token.software.directory", home.resolve("tokens").toString());
        properties.setProperty("journal.directory", home.resolve("journal").toString());
        return properties;
    }
}
