package org.yanqi.agent.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real windows on a display of their own (Xvfb), with real keys; the pictures stay under target/screens. */
class PinWindowOnScreenTest {
    private static final Path SCREENS = Path.of("..", "..", "target", "screens");
    private static final Map<String, String> SEEN = new TreeMap<>();
    private static String story = "";

    @TempDir
    static Path home;

    @BeforeAll
    static void a_person_answers_each_window() throws Exception {
        assumeTrue(isInstalled("xvfb-run"), "xvfb-run is not installed");
        var seen = home.resolve("seen.txt");
        var said = home.resolve("said.txt");
        var person = new ProcessBuilder(List.of(
                        "xvfb-run",
                        "-a",
                        "-s",
                        "-screen 0 1280x1024x24 -r",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PersonAtTheScreen.class.getName(),
                        SCREENS.toString(),
                        seen.toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!person.waitFor(10, TimeUnit.MINUTES)) {
            person.destroy();
        }
        story = Files.readString(said);
        assertThat(seen).as(story).exists();
        for (String line : Files.readAllLines(seen)) {
            var parts = line.split("=", 2);
            SEEN.put(parts[0], parts[1]);
        }
        assertThat(SEEN).as(story).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proof-zh",
                "proof-en",
                "new-keys-zh",
                "new-keys-en",
                "let-go-zh",
                "let-go-en",
                "bid-risk-zh",
                "bid-risk-en",
                "few-tries-zh",
                "few-tries-en",
                "pin-to-be-changed-zh",
                "pin-to-be-changed-en",
                "at-200-percent-en"
            })
    void a_window_has_the_focus_and_is_answered_by_keys_alone(String window) throws Exception {
        assertThat(SEEN).as(story).containsEntry(window, "typed 1234");
        isPictured(window);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keypad-few-tries-zh",
                "keypad-few-tries-en",
                "keypad-final-try-zh",
                "keypad-final-try-en",
                "keypad-bid-risk-zh",
                "keypad-bid-risk-en"
            })
    void a_window_before_the_token_s_own_keypad_is_answered_by_keys_alone(String window) throws Exception {
        assertThat(SEEN).as(story).containsEntry(window, "Agreed[]");
        isPictured(window);
    }

    private static void isPictured(String window) throws Exception {
        var picture = ImageIO.read(SCREENS.resolve("agent-" + window + ".png").toFile());
        assertThat(picture.getWidth()).isGreaterThan(500);
    }

    @Test
    void escape_cancels() {
        assertThat(SEEN).as(story).containsEntry("escape", "Cancelled[]");
    }

    @Test
    void a_risk_that_is_not_ticked_is_not_taken() {
        assertThat(SEEN).as(story).containsEntry("unticked", "asks on").containsEntry("ticked-later", "typed 1");
    }

    @Test
    void a_window_goes_with_its_agent() {
        assertThat(SEEN).as(story).containsEntry("interrupted", "gone");
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
