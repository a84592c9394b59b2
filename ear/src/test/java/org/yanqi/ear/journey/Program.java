package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is not ours, run to its end; its output is text in UTF-8, errors among it. */
record Program(Path folder, Map<String, String> environment) {

    /** What the program said, and how it ended. */
    record Ended(int code, String said) {}

    /** @throws AssertionError with all that it said, if it does not end with 0 */
    String run(String... command) {
        Ended ended = end(command);
        if (ended.code() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + ended.code() + ":\n" + ended.said());
        }
        return ended.said();
    }

    Ended end(String... command) {
        var start =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        start.environment().putAll(environment);
        start.environment().put("LC_ALL", "C.UTF-8");
        try {
            Path output = Files.createTempFile(folder, "said", ".txt");
            Process process = start.redirectOutput(output.toFile()).start();
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end within three minutes");
            }
            return new Ended(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
