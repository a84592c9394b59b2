package org.yanqi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.yanqi.domain.Bytes;

/** The openssl program, as somebody else's opinion of what was made here. */
record OpenSsl(Path directory) {
    static OpenSsl in(Path directory) {
        boolean here = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl")));
        Assumptions.assumeTrue(here, "openssl is not installed");
        return new OpenSsl(directory);
    }

    /** What the command prints; it has to end well. */
    String run(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList();
        Result result = attempt(command);
        assertThat(result.status()).as("%s%n%s", command, result.output()).isZero();
        return result.output();
    }

    /** What the command prints; it has to fail. */
    String fail(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList();
        Result result = attempt(command);
        assertThat(result.status()).as("%s%n%s", command, result.output()).isNotZero();
        return result.output();
    }

    private record Result(int status, String output) {}

    private Result attempt(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    String file(String name, Bytes content) throws IOException {
        Files.write(directory.resolve(name), content.toArray());
        return name;
    }

    String pem(String name, String kind, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                directory.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind));
        return name;
    }

    String certificate(String name, Bytes der) throws IOException {
        return pem(name, "CERTIFICATE", der.toArray());
    }

    byte[] read(String name) throws IOException {
        return Files.readAllBytes(directory.resolve(name));
    }
}
