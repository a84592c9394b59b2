package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yanqi.agent.ticket.Step;

/** The agent as its package starts it: a process with a runtime of its own, and a driver process beside it. */
final class PackagedAgent implements AutoCloseable {
    private static final String READY = "token agent ready on 127.0.0.1:";

    private static final byte[] NOTHING = "{}".getBytes(UTF_8);

    private final Process process;
    private final int port;

    private PackagedAgent(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program that {@code YANQI_AGENT_PROGRAM} names. */
    static Optional<Path> program() {
        return Optional.ofNullable(System.getenv("YANQI_AGENT_PROGRAM")).map(Path::of);
    }

    /** A new process that has loaded the library and listed the token's certificates, as it has when a renewal begins. */
    static PackagedAgent start(Path program, Journey journey, Path library) throws Exception {
        var settings = Files.write(
                journey.home.resolve("agent.properties"),
                List.of(
                        "sandbox=true",
                        "ports=0",
                        "origins=" + RenewalServer.ORIGIN,
                        "ra.keys=" + journey.home.resolve("ra-keys.json"),
                        "token.kind=pkcs11",
                        "token.pkcs11.library=" + library,
                        "journal.directory=" + journey.home.resolve("journal"),
                        "pin.preset.file=" + journey.home.resolve("pin")));
        var process = new ProcessBuilder(program.toString(), "--config", settings.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var agent = new PackagedAgent(process, port(process));
        journey.order(agent.page(), Step.INVENTORY, NOTHING);
        return agent;
    }

    private static int port(Process process) throws IOException {
        for (var line = process.inputReader().readLine();
                line != null;
                line = process.inputReader().readLine()) {
            if (line.startsWith(READY)) {
                return Integer.parseInt(line.substring(READY.length()));
            }
        }
        throw new AssertionError("the agent did not start");
    }

    Page page() {
        return new Page(port, RenewalServer.ORIGIN);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
