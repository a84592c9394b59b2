package org.yanqi.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.cmp.endpoint.Registrars;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.pki.DemonstrationAuthority;
import org.yanqi.pki.Publication;

class RegistrarsTest {
    private static final String NAME = "YANQI_REGISTRARS_FILE";
    private static final Instant NOW = Instant.parse("2025-07-11T01:00:00Z");
    private static final DemonstrationAuthority CA = DemonstrationAuthority.create(KeyProfile.P256, NOW);

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void withoutAFileNobodySpeaksForHolders() throws Exception {
        assertThat(read()).isSameAs(Registrars.NONE);
    }

    @Test
    void whoeverIsNamedHasACertificateForSignatures() throws Exception {
        variables.put(NAME, file(signing().toArray()));
        assertThat(read()).isNotSameAs(Registrars.NONE);
        variables.put(NAME, file(CA.keys().issuingCertificate().toArray()));
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("YANQI_REGISTRARS_FILE does not do: ")
                .hasMessageContaining("is not for signatures");
    }

    @Test
    void whatIsMissingOrOfNoUseIsTold() throws Exception {
        variables.put(NAME, folder.resolve("nowhere").toString());
        assertThatThrownBy(this::read).hasMessageContaining("YANQI_REGISTRARS_FILE names a file");
        variables.put(NAME, file(CA.keys().issuingCertificate().toArray()));
        variables.put("YANQI_CA", "cmp");
        assertThatThrownBy(this::read).hasMessageContaining("of no use where YANQI_CA is not embedded");
    }

    private static Bytes signing() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return DemonstrationAuthority.issue(
                CA.keys(),
                Publication.at(URI.create("http://localhost:8080"), Publication.DEMONSTRATION_POLICY),
                KeyUse.SIGNING,
                DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", "Registration authority"),
                generator.generateKeyPair().getPublic(),
                new ValidityPeriod(NOW, NOW.plusSeconds(60)));
    }

    private String file(byte[] certificate) throws Exception {
        return Files.write(folder.resolve("registrars.cer"), certificate).toString();
    }

    private Registrars read() throws Exception {
        return MachineSide.registrars(new Environment(name -> Optional.ofNullable(variables.get(name))));
    }
}
