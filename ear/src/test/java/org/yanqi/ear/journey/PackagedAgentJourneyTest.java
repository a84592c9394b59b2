package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package as a computer gets it: installed below a folder, started with its own runtime, removed again. */
class PackagedAgentJourneyTest {

    private static final long MOST_OCTETS = 80_000_000;
    private static final String RA_KEYS = """
            {"keys": [{"kty": "EC", "crv": "P-256", "kid": "generator", "use": "sig", "alg": "ES256",
              "x": "axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY", "y": "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"}]}
            """;
    private static final String READY = "token agent ready on 127.0.0.1:";

    @Test
    void thePackageInstallsStartsAndLeavesNothing(@TempDir Path folder) throws Exception {
        var program = new Program(folder, Map.of());
        Path deb = Path.of(program.run(
                        RunningYanqi.PROJECT
                                .resolve("adapters/token-agent/src/main/package/make-deb.sh")
                                .toString(),
                        "0.1.0",
                        folder.toString())
                .lines()
                .reduce((before, last) -> last)
                .orElseThrow());
        assertThat(Files.size(deb)).isLessThan(MOST_OCTETS);

        Path root = rootWithNothingInstalled(folder);
        program.run("dpkg", "--root=" + root, "--force-depends", "--install", deb.toString());
        assertThat(root.resolve("etc/xdg/autostart/yanqi-agent.desktop"))
                .content()
                .contains("Exec=/opt/yanqi-agent/bin/yanqi-agent");
        assertThat(root.resolve("etc/yanqi-agent/trust")).isEmptyDirectory();
        starts(root.resolve("opt/yanqi-agent/bin/yanqi-agent"), folder);

        program.run("dpkg", "--root=" + root, "--purge", "yanqi-agent");
        assertThat(List.of(root.resolve("opt"), root.resolve("etc"))).noneMatch(Files::exists);
        Figures.keep("Package of the token agent", Map.of("size", Files.size(deb) / 1_000_000 + " MB"));
    }

    private static void starts(Path agent, Path folder) throws Exception {
        Path settings =
                Files.writeString(folder.resolve("agent.properties"), """
                ports=0
                origins=https://ra.example
                token.kind=pkcs11
                token.pkcs11.library=%2$s
                trust.directory=%1$s/trust
                journal.directory=%1$s/journal
                """.formatted(folder, SoftHsmObjects.library()));
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Path softHsm = Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\n");
        Files.writeString(Files.createDirectories(folder.resolve("trust")).resolve("ra.jwks"), RA_KEYS);
        var start = new ProcessBuilder(agent.toString(), "--config", settings.toString()).redirectErrorStream(true);
        start.environment().keySet().removeAll(List.of("JAVA_HOME", "JAVA_TOOL_OPTIONS"));
        start.environment().put("SOFTHSM2_CONF", softHsm.toString());
        long begin = System.nanoTime();
        Process running = start.start();
        try (var lines = running.inputReader()) {
            String ready = lines.lines()
                    .filter(line -> line.startsWith(READY))
                    .findFirst()
                    .orElseThrow();
            var toReady = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(answer(Integer.parseInt(ready.substring(READY.length()))))
                    .contains("\"agent\"");
            theDriverProcessUsesTheArchiveToo(running);
            Figures.keep(
                    "Token agent from its package",
                    Map.of("from start to ready", Figures.seconds(toReady), "resident memory", megabytes(running)));
        } finally {
            running.destroy();
            running.waitFor();
        }
    }

    private static String answer(int port) throws IOException, InterruptedException {
        var hello = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/hello"))
                .header("Origin", "https://ra.example")
                .header("Content-Type", "application/json")
                .header("X-Yanqi-Agent", "1")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(hello, BodyHandlers.ofString()).body();
        }
    }

    /** It is started as soon as the agent is ready. */
    private static void theDriverProcessUsesTheArchiveToo(Process running) throws IOException, InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            var mapped = new ArrayList<Boolean>();
            for (var process : processes(running)) {
                mapped.add(Files.readString(Path.of("/proc", "" + process.pid(), "maps"))
                        .contains("agent.jsa"));
            }
            if (mapped.equals(List.of(true, true))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the archive of classes is not in use by both processes");
    }

    /** The program and the process that drives the token. */
    private static List<ProcessHandle> processes(Process running) {
        return Stream.concat(Stream.of(running.toHandle()), running.descendants())
                .toList();
    }

    private static String megabytes(Process running) throws IOException {
        long kilobytes = 0;
        for (var process : processes(running)) {
            kilobytes += Files.readAllLines(Path.of("/proc", "" + process.pid(), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
        return kilobytes / 1024 + " MB";
    }

    private static Path rootWithNothingInstalled(Path folder) throws IOException {
        Path root = folder.resolve("root");
        Path records = root.resolve("var/lib/dpkg");
        for (String part : List.of("info", "updates", "triggers")) {
            Files.createDirectories(records.resolve(part));
        }
        Files.createFile(records.resolve("status"));
        return root;
    }
}
