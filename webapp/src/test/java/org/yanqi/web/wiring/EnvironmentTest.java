package org.yanqi.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.web.settings.Settings;

class EnvironmentTest {
    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private final Environment environment = new Environment(name -> Optional.ofNullable(variables.get(name)));

    @BeforeEach
    void aSandbox() throws IOException {
        Path key = Files.writeString(
                folder.resolve("visit.key"), Base64.getEncoder().encodeToString(new byte[32]));
        variables.put("YANQI_MODE", "sandbox");
        variables.put("YANQI_ORIGIN", "http://localhost:8080");
        variables.put("YANQI_VISIT_KEY_FILE", key.toString());
    }

    @Test
    void aSandboxNeedsLittle() {
        Settings settings = SettingsReader.read(environment);

        assertThatCode(environment::check).doesNotThrowAnyException();
        assertThat(settings.mode()).isEqualTo(Settings.Mode.SANDBOX);
        assertThat(settings.feePerYear().display()).isEqualTo("¥200.00");
        assertThat(settings.brand().name()).isEqualTo("湖北CA");
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        variables.clear();

        SettingsReader.read(environment);

        assertThatThrownBy(environment::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("YANQI_ORIGIN is missing", "YANQI_VISIT_KEY_FILE is missing");
    }

    @Test
    void withoutAModeItIsProduction() {
        variables.remove("YANQI_MODE");
        variables.put("YANQI_ORIGIN", "https://ra.example");

        assertThat(SettingsReader.read(environment).mode()).isEqualTo(Settings.Mode.PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://127.0.0.1", "http://ra.example", "https://localhost"})
    void productionIsReachedByHttpsAndFromElsewhere(String origin) {
        variables.put("YANQI_MODE", "production");
        variables.put("YANQI_ORIGIN", origin);

        SettingsReader.read(environment);

        assertThatThrownBy(environment::check).hasMessageContaining("YANQI_ORIGIN");
    }

    @Test
    void aShortKeyIsNoKey() throws IOException {
        Path key =
                Files.writeString(folder.resolve("short"), Base64.getEncoder().encodeToString(new byte[16]));
        variables.put("YANQI_VISIT_KEY_FILE", key.toString());

        SettingsReader.read(environment);

        assertThatThrownBy(environment::check).hasMessageContaining("YANQI_VISIT_KEY_FILE");
    }
}
