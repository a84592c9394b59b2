package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * What every state answers every command, as the domain says: read from {@code docs/renewal-states.md}, which
 * {@code StateCommandMatrixTest} makes and compares.
 */
record CommandMatrix(Map<String, Map<RenewalStatus, String>> answers) {

    /** The table as the documentation shows it. */
    static CommandMatrix documented() {
        List<String> lines;
        try {
            lines = Files.readAllLines(RunningYanqi.PROJECT.resolve("docs/renewal-states.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<RenewalStatus> states = lines.stream()
                .filter(line -> line.startsWith("| | "))
                .flatMap(line -> Arrays.stream(cells(line)).skip(1))
                .map(CommandMatrix::status)
                .toList();
        Map<String, Map<RenewalStatus, String>> answers = new HashMap<>();
        lines.stream()
                .filter(line -> line.startsWith("| **"))
                .map(CommandMatrix::cells)
                .forEach(cells -> {
                    Map<RenewalStatus, String> row = new HashMap<>();
                    for (int at = 0; at < states.size(); at++) {
                        row.put(states.get(at), cells[at + 1]);
                    }
                    answers.put(cells[0].replace("*", ""), row);
                });
        return new CommandMatrix(answers);
    }

    /** Whether no application in this state accepts the command, whatever it carries. */
    boolean refuses(Class<? extends RenewalCommand> command, RenewalStatus status) {
        String answer = answers.getOrDefault(command.getSimpleName(), Map.of()).getOrDefault(status, "=");
        return !answer.contains("→") && !answer.contains("=");
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toArray(String[]::new);
    }

    private static RenewalStatus status(String state) {
        return RenewalStatus.valueOf(
                state.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }
}
