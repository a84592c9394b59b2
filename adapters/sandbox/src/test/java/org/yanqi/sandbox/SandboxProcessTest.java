package org.yanqi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class SandboxProcessTest {
    @TempDir
    private Path directory;

    @Test
    void the_program_says_when_it_listens_and_ends_when_told() throws Exception {
        Process sandbox =
                start("--data", directory.toString(), "--token", "software", "--origin", "http://localhost:8080");
        try (BufferedReader output = sandbox.inputReader(UTF_8)) {
            String ready = output.readLine();
            assertThat(ready).startsWith("sandbox ready");
            assertThat(status(URI.create(ready.substring(ready.indexOf("http")))))
                    .isEqualTo(200);
            sandbox.toHandle().destroy();
            assertThat(sandbox.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            sandbox.destroyForcibly();
        }
    }

    @Test
    void a_command_line_that_says_too_little_ends_with_the_usage() throws Exception {
        Process sandbox = start("--data", directory.toString());
        assertThat(sandbox.errorReader(UTF_8).lines().toList()).anyMatch(line -> line.startsWith("usage:"));
        assertThat(sandbox.waitFor()).isEqualTo(2);
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static int status(URI address) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
