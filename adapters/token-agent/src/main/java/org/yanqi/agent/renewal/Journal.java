package org.yanqi.agent.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.DurableFile;

/** One file an application, written before and after each change of the token; it carries no authority of its own. */
final class Journal {
    private static final int MOST_UNFINISHED = 16;

    private final Path directory;
    private final Faults faults;

    Journal(Path directory, Faults faults) {
        this.directory = directory;
        this.faults = faults;
    }

    Chronicle of(Ticket ticket) throws AgentFailure {
        try {
            var file = file(ticket.applicationId());
            if (!Files.exists(file)) {
                return Chronicle.opening(ticket);
            }
            return Chronicle.parse(Files.readAllBytes(file))
                    .filter(chronicle -> chronicle.tellsOf(ticket))
                    .orElseGet(() -> Chronicle.opening(ticket));
        } catch (IOException e) {
            throw new AgentFailure(AgentFault.DRIVER_FAILURE, "the journal can't be read", e);
        }
    }

    Chronicle write(FaultPoint point, Chronicle chronicle, Step step, StepRecord record) throws AgentFailure {
        var changed = chronicle.with(step, record);
        try {
            faults.around(point, () -> {
                DurableFile.write(file(chronicle.applicationId()), changed.json());
                return changed;
            });
            return changed;
        } catch (IOException e) {
            throw new AgentFailure(AgentFault.DRIVER_FAILURE, "the journal can't be written", e);
        }
    }

    /** The applications that have begun to change this token and have not come to their end, at most 16. */
    List<String> unfinished(String tokenSerial) throws AgentFailure {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(directory, "*.json")) {
            var found = new TreeSet<String>();
            for (Path file : files) {
                Chronicle.parse(Files.readAllBytes(file))
                        .filter(chronicle -> chronicle.tokenSerial().equals(tokenSerial) && chronicle.isUnfinished())
                        .ifPresent(chronicle -> found.add(chronicle.applicationId()));
            }
            return found.stream().limit(MOST_UNFINISHED).toList();
        } catch (IOException e) {
            throw new AgentFailure(AgentFault.DRIVER_FAILURE, "the journal can't be read", e);
        }
    }

    private Path file(String applicationId) {
        return directory.resolve(Sha256.hex(applicationId.getBytes(UTF_8)) + ".json");
    }
}
