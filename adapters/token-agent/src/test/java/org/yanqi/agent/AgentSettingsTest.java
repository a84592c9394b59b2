package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {

    @Test
    void the_ports_have_their_defaults() {
        assertThat(AgentSettings.of(sound()).ports()).containsExactly(17531, 17532, 17533);
    }

    @Test
    void a_preset_pin_outside_the_sandbox_is_refused() {
        var properties = sound();
        properties.setProperty("pin.preset.file", "pin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentSettings.of(properties))
                .withMessageContaining("sandbox");
        properties.setProperty("sandbox", "true");
        assertThat(AgentSettings.of(properties).presetPin()).isPresent();
    }

    @Test
    void what_is_missing_is_named() {
        var properties = sound();
        properties.remove("ra.keys");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentSettings.of(properties))
                .withMessage("missing: ra.keys");
    }

    @Test
    void an_origin_is_written_as_browsers_send_it() {
        var properties = sound();
        for (String wrong : new String[] {"https://ca.example/", "*", "http://ca.example", "https://CA.example"}) {
            properties.setProperty("origins", wrong);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AgentSettings.of(properties))
                    .withMessageContaining(wrong);
        }
    }

    @Test
    void a_trust_directory_takes_the_place_of_origins_and_keys() {
        var properties = sound();
        properties.remove("origins");
        properties.remove("ra.keys");
        properties.setProperty("trust.directory", "trust");
        var settings = AgentSettings.of(properties);
        assertThat(settings.origins()).isEmpty();
        assertThat(settings.raKeys()).isEmpty();
        assertThat(settings.trustDirectory()).contains(Path.of("trust"));
    }

    @Test
    void a_path_may_begin_with_the_home_of_whoever_runs_the_agent() {
        var properties = sound();
        properties.setProperty("journal.directory", "~/.local/state/yanqi-agent");
        assertThat(AgentSettings.of(properties).journalDirectory())
                .isEqualTo(Path.of(System.getProperty("user.home")).resolve(".local/state/yanqi-agent"));
    }

    @Test
    void the_window_is_as_large_as_the_settings_say() {
        var properties = sound();
        assertThat(AgentSettings.of(properties).windowPercent()).isEmpty();
        properties.setProperty("window.percent", " 200 ");
        assertThat(AgentSettings.of(properties).windowPercent()).contains(200);
        for (String wrong : new String[] {"99", "301", "1e3", "large", ""}) {
            properties.setProperty("window.percent", wrong);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AgentSettings.of(properties))
                    .withMessageContaining("window.percent");
        }
    }

    private static Properties sound() {
        var properties = new Properties();
        properties.setProperty("origins", "http://localhost:8080, https://ca.example");
        properties.setProperty("ra.keys", "ra-keys.json");
        properties.setProperty("token.kind", "software");
        properties.setProperty("token.software.directory", "tokens");
        properties.setProperty("journal.directory", "journal");
        return properties;
    }
}
