package org.yanqi.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.AuthorityFiles;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.DemonstrationAuthority;

class DocumentAuthorityTest {
    private static final Instant NOW = Instant.parse("2025-07-11T01:00:00Z");
    private static final AuthorityKeys OF_P256 =
            DemonstrationAuthority.create(KeyProfile.P256, NOW).keys();
    private static final AuthorityKeys OF_SM2 =
            DemonstrationAuthority.create(KeyProfile.SM2, NOW).keys();
    private static final String PASSWORD = "a password of the test's";

    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private final Environment environment = new Environment(name -> Optional.ofNullable(variables.get(name)));

    @BeforeEach
    void aSandbox() throws Exception {
        Path key = Files.writeString(
                folder.resolve("visit.key"), Base64.getEncoder().encodeToString(new byte[32]));
        variables.put("YANQI_MODE", "sandbox");
        variables.put("YANQI_ORIGIN", "http://localhost:8080");
        variables.put("YANQI_VISIT_KEY_FILE", key.toString());
    }

    @Test
    void aCaOfP256SignsDocumentsItself() throws Exception {
        assertThat(documents(OF_P256, KeyProfile.P256)).isSameAs(OF_P256);
    }

    @Test
    void aCaOfSm2NeedsAnotherForThem() throws Exception {
        assertThatThrownBy(() -> documents(OF_SM2, KeyProfile.SM2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("YANQI_DOCUMENT_CA_FILE");
        beside(KeyProfile.P256);
        assertThat(documents(OF_SM2, KeyProfile.SM2).signWithSm2()).isFalse();
    }

    @Test
    void whichIsNotOneOfSm2Again() throws Exception {
        beside(KeyProfile.SM2);
        assertThatThrownBy(() -> documents(OF_SM2, KeyProfile.SM2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PDF readers");
    }

    @Test
    void keysOfSm2AreGivenByACaOfSm2AndNoOthers() {
        assertThatThrownBy(() -> documents(OF_P256, KeyProfile.SM2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("YANQI_KEY_PROFILE");
        assertThatThrownBy(() -> documents(OF_SM2, KeyProfile.P256))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("YANQI_KEY_PROFILE");
    }

    @Test
    void keysOfSm2AreNotAskedOfACaThatIsNotOurs() {
        variables.put("YANQI_KEY_PROFILE", "sm2");
        assertThat(Authority.profile(environment)).isEqualTo(KeyProfile.SM2);
        environment.check();
        variables.put("YANQI_CA", "cmp");
        assertThat(Authority.profile(environment)).isEqualTo(KeyProfile.SM2);
        assertThatThrownBy(environment::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("YANQI_CA is embedded");
    }

    private AuthorityKeys documents(AuthorityKeys keys, KeyProfile profile) throws Exception {
        var reading = new Environment(name -> Optional.ofNullable(variables.get(name)));
        return Authority.documents(reading, SettingsReader.read(environment), keys, profile);
    }

    private void beside(KeyProfile profile) throws Exception {
        AuthorityFiles.save(DemonstrationAuthority.create(profile, NOW), folder, PASSWORD.toCharArray());
        variables.put("YANQI_DOCUMENT_CA_FILE", folder.resolve("ca.p12").toString());
        variables.put("YANQI_DOCUMENT_CA_PASSWORD", PASSWORD);
    }
}
