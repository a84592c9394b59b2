package org.yanqi.agent.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.yanqi.token.DurableFile;

/**
 * The driver process that an agent has written down. One whose agent was killed ends by itself, unless its library
 * hangs; the next agent makes sure of it, so that no forgotten call writes to the token behind the back of a new run.
 *
 * @param place its private folder, which also tells it from another process that got its number
 */
record Predecessor(long pid, String begun, Path place) {
    private static final long PATIENCE_SECONDS = 10;
    private static final String PLACE = "yanqi-driver-";

    static void write(Path record, Process process, Path place) throws IOException {
        var lines = String.join("\n", Long.toString(process.pid()), begun(process.toHandle()), place.toString(), "");
        DurableFile.write(record, lines.getBytes(UTF_8));
    }

    /** Ends the one on record, if it still lives. */
    static void end(Path record) {
        try {
            if (Files.isRegularFile(record)) {
                of(Files.readAllLines(record, UTF_8)).end();
            }
        } catch (IOException | IllegalArgumentException aRecordThatSaysNothing) {
            return;
        }
    }

    private static Predecessor of(List<String> lines) {
        if (lines.size() != 3) {
            throw new IllegalArgumentException("three lines");
        }
        return new Predecessor(Long.parseLong(lines.get(0)), lines.get(1), Path.of(lines.get(2)));
    }

    private void end() {
        ProcessHandle.of(pid).filter(this::isItself).ifPresent(process -> {
            process.destroyForcibly();
            await(process);
        });
        sweep(place);
    }

    /** Where arguments can't be seen (Windows), by the time at which it began; elsewhere a changed clock changes that. */
    private boolean isItself(ProcessHandle process) {
        var address = place.resolve("line").toString();
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(address))
                .orElseGet(() -> begun(process).equals(begun));
    }

    private static String begun(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("?");
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException nothingElseEndsIt) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A folder that only this user can open, for the socket and what the process unpacks. */
    static Path newPlace() throws IOException {
        return Files.createTempDirectory(PLACE);
    }

    /** Takes away such a folder, and nothing else, of a process that ends or has ended. */
    static void sweep(Path place) {
        if (!String.valueOf(place.getFileName()).startsWith(PLACE)) {
            return;
        }
        try (var files = Files.newDirectoryStream(place)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(place);
        } catch (IOException itIsGone) {
            return;
        }
    }
}
