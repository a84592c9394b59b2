package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yanqi.agent.ticket.Step;

/** The journal's file, read from outside as whoever looks over the agent's shoulder. */
final class Journals {
    private Journals() {}

    static Optional<Path> file(Path home) throws IOException {
        var folder = home.resolve("journal");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).findFirst();
        }
    }

    /** The operations that it has as done. */
    static Set<Step> done(Path home) throws IOException {
        var done = new TreeSet<Step>();
        var file = file(home);
        if (file.isPresent()) {
            steps(Files.readAllBytes(file.get())).forEach((step, record) -> {
                if (!record.asJsonObject().getJsonObject("result").isEmpty()) {
                    done.add(Step.valueOf(step));
                }
            });
        }
        return done;
    }

    /** Which operations it has, and how far each has come. */
    static String told(byte[] json) {
        var told = new StringBuilder();
        steps(json)
                .forEach((step, record) -> told.append(step)
                        .append(record.asJsonObject().getString("publicKey").isEmpty() ? "" : " with a key")
                        .append(record.asJsonObject().getJsonObject("result").isEmpty() ? " begun " : " done "));
        return told.toString();
    }

    private static JsonObject steps(byte[] json) {
        return Page.json(new String(json, UTF_8)).getJsonObject("steps");
    }
}
