package org.yanqi.domain.renewal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers by state and command, drawn for people. */
record StateDiagram(Map<String, Map<String, Set<String>>> answers) {
    static final String REFUSED = "refused: ";

    private record Edge(String from, String command, String to) {}

    /** A line for each command, a column for each state: short enough to be checked by eye against the rules. */
    String compact() {
        String header = answers.keySet().stream()
                .map(state -> "%-9s".formatted(sign("", state)))
                .collect(joining("", " ".repeat(20), ""));
        return commands().stream().map(this::line).collect(joining("\n", header.stripTrailing() + "\n", "\n"));
    }

    private String line(String command) {
        return answers.entrySet().stream()
                .map(row -> row.getValue().getOrDefault(command, Set.of()).stream()
                        .map(answer -> sign(row.getKey(), answer))
                        .collect(joining("/")))
                .map("%-9s"::formatted)
                .collect(joining("", "%-20s".formatted(command), ""))
                .stripTrailing();
    }

    private static String sign(String state, String answer) {
        if (answer.equals(state)) {
            return "=";
        }
        return switch (answer) {
            case REFUSED + "StepAlreadyDone" -> "<";
            case REFUSED + "StepNotReached" -> ">";
            case REFUSED + "NotOpen" -> "x";
            case REFUSED + "TooLateToCancel" -> "late";
            case REFUSED + "BiddingRiskNotAcknowledged" -> "risk";
            case REFUSED + "OrderNotCurrent" -> "order";
            case REFUSED + "ExpiredTooLong" -> "old";
            case REFUSED + "NothingToReview" -> "none";
            case REFUSED + "BidAtRisk" -> "bid";
            case "Issuing" -> "Ig";
            case "FacePending" -> "Fp";
            case "FaceVerified" -> "Fv";
            case "UnderReview" -> "Ur";
            default -> answer.substring(0, 2);
        };
    }

    String markdown() {
        return """
                # The states of a renewal application

                This page is made by `StateCommandMatrixTest` from the code in `org.yanqi.domain.renewal`, which asks every state
                every command. Write it anew with `mvn -f domain/pom.xml test -Dtest=StateCommandMatrixTest -Dyanqi.docs=write`.

                ```mermaid
                stateDiagram-v2
                    [*] --> Opened: Opened.open
                %s
                ```

                `Cancel` and `Lapse` are left out of the picture; the table has them.

                ## What moves an application

                | from | command | to |
                |---|---|---|
                %s

                ## What every state answers

                `→` a transition, `=` accepted and the state stays, `◁` the step is done already, `▷` an earlier step is
                due first, `■` the application has ended or waits for a reviewer; other refusals by name.

                %s
                """.formatted(drawing(), transitions(), table());
    }

    private String drawing() {
        Map<List<String>, List<Edge>> arrows = edges().stream()
                .filter(StateDiagram::isDrawn)
                .collect(groupingBy(edge -> List.of(edge.from, edge.to), LinkedHashMap::new, toList()));
        String lines = arrows.entrySet().stream()
                .map(arrow -> "    %s --> %s: %s"
                        .formatted(
                                arrow.getKey().get(0),
                                arrow.getKey().get(1),
                                arrow.getValue().stream().map(Edge::command).collect(joining(", "))))
                .collect(joining("\n"));
        String ends = answers.keySet().stream()
                .filter(state -> edges().stream().noneMatch(edge -> edge.from.equals(state)))
                .filter(state -> edges().stream().anyMatch(edge -> edge.to.equals(state) && isDrawn(edge)))
                .map(state -> "    %s --> [*]".formatted(state))
                .collect(joining("\n"));
        return lines + "\n" + ends;
    }

    private static boolean isDrawn(Edge edge) {
        return !edge.command.equals("Cancel") && !edge.command.equals("Lapse");
    }

    private String transitions() {
        return edges().stream()
                .filter(edge -> !edge.from.equals(edge.to))
                .map(edge -> "| `%s` | `%s` | `%s` |".formatted(edge.from, edge.command, edge.to))
                .collect(joining("\n"));
    }

    private String table() {
        String header = answers.keySet().stream().collect(joining(" | ", "| | ", " |"));
        String rule = "|---".repeat(answers.size() + 1) + "|";
        String rows = commands().stream()
                .map(command -> answers.entrySet().stream()
                        .map(row -> row.getValue().getOrDefault(command, Set.of()).stream()
                                .map(answer -> cell(row.getKey(), answer))
                                .collect(joining("<br>")))
                        .collect(joining(" | ", "| **" + command + "** | ", " |")))
                .collect(joining("\n"));
        return header + "\n" + rule + "\n" + rows;
    }

    private static String cell(String state, String answer) {
        return switch (answer) {
            case REFUSED + "StepAlreadyDone" -> "◁";
            case REFUSED + "StepNotReached" -> "▷";
            case REFUSED + "NotOpen" -> "■";
            default ->
                answer.startsWith(REFUSED)
                        ? answer.substring(REFUSED.length())
                        : answer.equals(state) ? "=" : "→ " + answer;
        };
    }

    private List<String> commands() {
        return List.copyOf(answers.values().iterator().next().keySet());
    }

    private List<Edge> edges() {
        return answers.entrySet().stream()
                .flatMap(row -> row.getValue().entrySet().stream()
                        .flatMap(cell -> cell.getValue().stream()
                                .filter(answer -> !answer.startsWith(REFUSED))
                                .map(answer -> new Edge(row.getKey(), cell.getKey(), answer))))
                .toList();
    }
}
