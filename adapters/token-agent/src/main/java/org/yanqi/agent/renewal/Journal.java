package org.yanqi.agent.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.DurableFile;

/** One file an application, written before and after each change of the token; it carries no authority of its own. */
final class Journal {
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

    private Path file(String applicationId) {
        return directory.resolve(Sha256.hex(applicationId.getBytes(UTF_8)) + ".json");
    }
}
