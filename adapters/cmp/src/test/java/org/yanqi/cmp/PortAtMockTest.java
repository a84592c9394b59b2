package org.yanqi.cmp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.domain.certificate.KeyProfile;

/** Pairs come through the CA port from OpenSSL's mock server, each interrupted at another place and gone on with. */
class PortAtMockTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void assume() throws Exception {
        OpenSslMockTest.assumeNetworksOfOnesOwn();
    }

    /** The mock knows no SM2, and neither does what asks it (docs/adr/0019). */
    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void one_pair_is_issued_wherever_it_is_interrupted(KeyProfile profile) throws Exception {
        List<String> said = run(profile);
        assertThat(said).allMatch(line -> line.endsWith(": one pair"));
        // The draft, and for each of both that it is asked for, received, confirmed; while it waits, twice that it
        // does.
        assertThat(said).filteredOn(line -> line.startsWith("before saving")).hasSize(7);
        assertThat(said).filteredOn(line -> line.startsWith("after saving")).hasSize(7);
        assertThat(said).filteredOn(line -> line.startsWith("waiting")).hasSize(11);
        assertThat(said).filteredOn(line -> line.startsWith("without message")).hasSize(4);
        assertThat(said).filteredOn(line -> line.startsWith("without answer")).hasSize(4);
    }

    private List<String> run(KeyProfile profile) throws Exception {
        String script = "ip link set lo up && exec \"$@\"";
        var process = new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--net",
                        "sh",
                        "-c",
                        script,
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MockedPort.class.getName(),
                        folder.toString(),
                        profile.name())
                .directory(folder.toFile())
                .redirectError(folder.resolve("client.log").toFile())
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> said + contents(folder.resolve("client.log")))
                .isZero();
        return said.lines().toList();
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
