package org.yanqi.agent;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.yanqi.agent.channel.Hello;
import org.yanqi.agent.channel.LoopbackServer;
import org.yanqi.agent.job.Jobs;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.pin.PresetPin;
import org.yanqi.agent.pin.SwingPinPrompt;
import org.yanqi.agent.renewal.Faults;
import org.yanqi.agent.renewal.Operations;
import org.yanqi.agent.ticket.AgentVersion;
import org.yanqi.agent.ticket.RaKeys;
import org.yanqi.agent.ticket.TicketGate;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeys;

/** The parts of the agent, put together and started; one per journal directory. */
public final class RunningAgent implements AutoCloseable {
    static final String VERSION = "0.1.0";
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");

    private final FileChannel instance;
    private final Operations operations;
    private final Jobs jobs;
    private final LoopbackServer server;

    private RunningAgent(FileChannel instance, Operations operations, Jobs jobs, LoopbackServer server) {
        this.instance = instance;
        this.operations = operations;
        this.jobs = jobs;
        this.server = server;
    }

    /** Starts it; empty when another one already runs with this journal. */
    public static Optional<RunningAgent> start(AgentSettings settings, UKeys tokens, Clock clock)
            throws IOException, UKeyException {
        var prompt = settings.presetPin().isPresent()
                ? PresetPin.read(settings.presetPin().get())
                : new SwingPinPrompt(settings.windowPercent(), clock);
        return start(settings, tokens, prompt, clock);
    }

    static Optional<RunningAgent> start(AgentSettings settings, UKeys tokens, PinPrompt prompt, Clock clock)
            throws IOException {
        return start(settings, tokens, prompt, Faults.none(), clock);
    }

    static Optional<RunningAgent> start(
            AgentSettings settings, UKeys tokens, PinPrompt prompt, Faults faults, Clock clock) throws IOException {
        var directory = Files.createDirectories(settings.journalDirectory());
        var instance =
                FileChannel.open(directory.resolve("agent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(instance).isEmpty()) {
            LOG.log(Level.WARNING, "not started: another agent runs with this journal");
            instance.close();
            return Optional.empty();
        }
        try {
            return Optional.of(start(settings, tokens, prompt, faults, clock, directory, instance));
        } catch (IOException | RuntimeException e) {
            instance.close();
            throw e;
        }
    }

    private static RunningAgent start(
            AgentSettings settings,
            UKeys tokens,
            PinPrompt prompt,
            Faults faults,
            Clock clock,
            Path directory,
            FileChannel instance)
            throws IOException {
        var trust = Trust.of(settings);
        var keys = RaKeys.open(trust.keys(), directory.resolve("introduced.keys"), clock);
        var tickets = new TicketGate(keys, AgentVersion.parse(VERSION).orElseThrow(), clock);
        var operations = new Operations(tokens, prompt, directory, faults, clock);
        var jobs = new Jobs(operations, clock);
        var hello = new Hello(VERSION, settings.tokenKind(), prompt.isPreset());
        var server = LoopbackServer.start(settings.ports(), trust.origins(), tickets, jobs, hello, faults);
        return new RunningAgent(instance, operations, jobs, server);
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() throws IOException {
        server.close();
        jobs.close();
        operations.close();
        instance.close();
    }
}
