package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.token.SoftHsm;

/** The program started twice: the second says so and ends, and never touches the driver of the first. */
class TwoAgentsTest {
    @TempDir
    Path home;

    @Test
    void the_second_instance_says_that_one_is_running_and_ends() throws Exception {
        var library = SoftHsm.libraryFor(home);
        RenewalServer.in(home);
        Files.writeString(
                home.resolve("agent.properties"),
                String.join(
                        "\n",
                        "ports=0",
                        "origins=" + RenewalServer.ORIGIN,
                        "ra.keys=" + home.resolve("ra-keys.json"),
                        "token.pkcs11.library=" + library,
                        "journal.directory=" + home.resolve("journal")));
        var first = start();
        try {
            assertThat(says(first)).startsWith("token agent ready on 127.0.0.1:");
            var driver = awaitDriver(first);
            var second = start();
            assertThat(says(second)).isEqualTo("token agent is already running");
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(3);
            assertThat(driver.isAlive()).isTrue();
            first.destroy();
            assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
            driver.onExit().get(60, TimeUnit.SECONDS);
        } finally {
            first.destroyForcibly();
        }
    }

    private Process start() throws Exception {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TokenAgent.class.getName(),
                        "--config",
                        home.resolve("agent.properties").toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String says(Process agent) throws Exception {
        return String.valueOf(new BufferedReader(new InputStreamReader(agent.getInputStream(), UTF_8)).readLine());
    }

    /** It starts by itself, behind the line that says that the agent is ready. */
    private static ProcessHandle awaitDriver(Process agent) throws Exception {
        for (int i = 0; i < 6000 && agent.children().findFirst().isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return agent.children().findFirst().orElseThrow();
    }
}
