package org.yanqi.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.cmp.CmpSource.Manner;
import org.yanqi.cmp.KeyProtection;
import org.yanqi.cmp.SharedSecret;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.AuthorityFiles;
import org.yanqi.pki.DemonstrationAuthority;
import org.yanqi.web.settings.Settings.Mode;

class OutsideIssuerTest {
    private static final DemonstrationAuthority CA =
            DemonstrationAuthority.create(KeyProfile.P256, Instant.parse("2025-07-11T01:00:00Z"));

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void aCaThatIsAskedByCmp() throws Exception {
        Path issuer = Files.write(
                folder.resolve("issuer.cer"), CA.keys().issuingCertificate().toArray());
        variables.put("YANQI_CA", "cmp");
        variables.put("YANQI_CA_URL", "https://ca.example/cmp");
        variables.put("YANQI_CA_CRL_URL", "http://ca.example/issuing.crl");
        variables.put("YANQI_CA_ISSUER_FILE", issuer.toString());
        variables.put("YANQI_CMP_REFERENCE", "yanqi");
        variables.put("YANQI_CMP_SECRET", "a secret of both sides");
    }

    @Test
    void withoutSettingsTheEmbeddedCaIssues() throws Exception {
        variables.clear();
        assertThat(read()).isEmpty();
    }

    @Test
    void aSecretIsEnoughForCmp() throws Exception {
        OutsideIssuer issuer = read().orElseThrow();
        assertThat(issuer.language())
                .isEqualTo(new OutsideIssuer.Language.Cmp(
                        new SharedSecret("yanqi", "a secret of both sides", SharedSecret.Mac.PBM),
                        new Manner(Manner.Request.INITIAL, false)));
        assertThat(issuer.reader().issuers()).containsExactly(CA.keys().issuerName());
    }

    @ParameterizedTest
    @CsvSource({"ir, INITIAL", "cr, FURTHER", "kur, KEY_UPDATE"})
    void theCaIsAskedAsItLikes(String setting, Manner.Request request) throws Exception {
        variables.put("YANQI_CMP_REQUEST", setting);
        assertThat(read().orElseThrow().language())
                .isInstanceOfSatisfying(
                        OutsideIssuer.Language.Cmp.class,
                        cmp -> assertThat(cmp.manner()).isEqualTo(new Manner(request, false)));
    }

    @Test
    void aKeyGoesBeforeASecret() throws Exception {
        AuthorityFiles.save(CA, folder, "password".toCharArray());
        variables.put("YANQI_CMP_KEY_FILE", folder.resolve("kmc.p12").toString());
        variables.put("YANQI_CMP_PASSWORD", "password");
        variables.put("YANQI_CMP_REQUEST", "cr");
        variables.put("YANQI_CMP_CONFIRMATION", "implicit");
        assertThat(read().orElseThrow().language()).isInstanceOfSatisfying(OutsideIssuer.Language.Cmp.class, cmp -> {
            assertThat(cmp.protection()).isInstanceOf(KeyProtection.class);
            assertThat(cmp.manner()).isEqualTo(new Manner(Manner.Request.FURTHER, true));
        });
    }

    @Test
    void cfsslWantsNoMoreThanItsKey() throws Exception {
        variables.put("YANQI_CA", "cfssl");
        variables.put("YANQI_CFSSL_KEY", "00ff");
        assertThat(read().orElseThrow().language())
                .isEqualTo(new OutsideIssuer.Language.Cfssl(Optional.of(Bytes.of(new byte[] {0, (byte) 0xff}))));
    }

    @ParameterizedTest
    @CsvSource({
        "YANQI_CA, ejbca, YANQI_CA is embedded",
        "YANQI_CA_URL, '', YANQI_CA_URL is missing",
        "YANQI_CA_URL, https://localhost/cmp, YANQI_CA_URL has to be an https address of another host",
        "YANQI_CA_CRL_URL, '', YANQI_CA_CRL_URL is missing",
        "YANQI_CA_ISSUER_FILE, nowhere, YANQI_CA_ISSUER_FILE names a file",
        "YANQI_CMP_SECRET, short, YANQI_CMP_SECRET has less than 16",
        "YANQI_CMP_REFERENCE, '', YANQI_CMP_REFERENCE is missing",
        "YANQI_CMP_MAC, md5, YANQI_CMP_MAC is pbm or pbmac1",
        "YANQI_CMP_REQUEST, rr, 'YANQI_CMP_REQUEST is ir, cr or kur'",
        "YANQI_CMP_CONFIRMATION, none, YANQI_CMP_CONFIRMATION is explicit or implicit"
    })
    void whatIsMissingOrWrongIsTold(String name, String value, String complaint) {
        variables.put(name, value);
        assertThatThrownBy(this::read).isInstanceOf(IllegalStateException.class).hasMessageContaining(complaint);
    }

    private Optional<OutsideIssuer> read() throws Exception {
        var environment = new Environment(name -> Optional.ofNullable(variables.get(name)));
        return OutsideIssuer.read(environment, Mode.PRODUCTION);
    }
}
