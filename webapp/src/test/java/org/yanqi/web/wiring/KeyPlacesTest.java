package org.yanqi.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever has no file of its own is in the HSM, and what cannot be meant is said. */
class KeyPlacesTest {
    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private final Environment environment = new Environment(name -> Optional.ofNullable(variables.get(name)));

    @BeforeEach
    void files() throws IOException {
        for (String name : new String[] {"ca.p12", "seal.p12", "library.so", "pin", "kmc.pem"}) {
            Files.writeString(folder.resolve(name), "1234\n");
        }
    }

    @Test
    void withoutAnHsmBothKeysAreInFiles() {
        file("YANQI_CA_FILE", "ca.p12");
        variables.put("YANQI_CA_PASSWORD", "secret");
        file("YANQI_SEAL_FILE", "seal.p12");
        variables.put("YANQI_SEAL_PASSWORD", "secret too");

        KeyPlaces places = KeyPlaces.read(environment);

        assertThatCode(environment::check).doesNotThrowAnyException();
        assertThat(places.hsm()).isEmpty();
        assertThat(places.authority()).isPresent();
        assertThat(places.seal()).isPresent();
        assertThat(places.toString()).doesNotContain("secret");
    }

    @Test
    void withoutAnythingAllThatIsMissingIsTold() {
        KeyPlaces.read(environment);

        assertThatThrownBy(environment::check)
                .hasMessageContainingAll(
                        "YANQI_CA_FILE is missing",
                        "YANQI_CA_PASSWORD is missing",
                        "YANQI_SEAL_FILE is missing",
                        "YANQI_SEAL_PASSWORD is missing");
    }

    @Test
    void withAnHsmNoFilesAreAskedForButPinAndCertificateOfTheKmc() {
        file("YANQI_HSM_LIBRARY", "library.so");

        KeyPlaces.read(environment);

        assertThatThrownBy(environment::check)
                .hasMessageContainingAll("YANQI_HSM_PIN_FILE is missing", "YANQI_KMC_CERTIFICATE_FILE is missing")
                .message()
                .doesNotContain("YANQI_CA", "YANQI_SEAL");
    }

    @Test
    void theSealAloneMayBeInTheHsm() {
        anHsm();
        file("YANQI_CA_FILE", "ca.p12");
        variables.put("YANQI_CA_PASSWORD", "secret");
        variables.remove("YANQI_KMC_CERTIFICATE_FILE");

        KeyPlaces places = KeyPlaces.read(environment);

        assertThatCode(environment::check).doesNotThrowAnyException();
        assertThat(places.authority()).isPresent();
        assertThat(places.seal()).isEmpty();
        assertThat(places.hsm().orElseThrow().place().slot()).contains(1316944015L);
    }

    @Test
    void anHsmWithNothingToDoAndASlotThatIsNoneAreRefused() {
        anHsm();
        variables.put("YANQI_HSM_SLOT", "first");
        file("YANQI_CA_FILE", "ca.p12");
        variables.put("YANQI_CA_PASSWORD", "secret");
        file("YANQI_SEAL_FILE", "seal.p12");
        variables.put("YANQI_SEAL_PASSWORD", "secret too");

        KeyPlaces.read(environment);

        assertThatThrownBy(environment::check)
                .hasMessageContainingAll("YANQI_HSM_LIBRARY is of no use", "YANQI_HSM_SLOT is the number of a slot");
    }

    @Test
    void aLibraryThatIsNoneIsSaid() {
        anHsm();

        KeyPlaces places = KeyPlaces.read(environment);

        assertThatThrownBy(places::open)
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("the HSM cannot be used");
    }

    private void anHsm() {
        file("YANQI_HSM_LIBRARY", "library.so");
        file("YANQI_HSM_PIN_FILE", "pin");
        file("YANQI_KMC_CERTIFICATE_FILE", "kmc.pem");
        variables.put("YANQI_HSM_SLOT", "1316944015");
    }

    private void file(String name, String file) {
        variables.put(name, folder.resolve(file).toString());
    }
}
