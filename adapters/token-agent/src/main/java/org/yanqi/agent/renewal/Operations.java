package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.job.Jobs;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.pin.CalmPrompt;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeys;

/** The operations, in the order of a renewal: add, verify, commit (on the server), retire; long afterwards, let go. */
public final class Operations implements Jobs.Work, AutoCloseable {
    private static final Duration KEPT_LOGIN = Duration.ofMinutes(10);

    private final TokenDesk desk;
    private final Inventory inventory;
    private final Prove prove;
    private final History history;
    private final Plan plan;
    private final Generate generate;
    private final Install install;
    private final Verify verify;
    private final Retire retire;
    private final LetGo letGo;

    /** Keeps its journal and its locks in one directory. */
    public Operations(UKeys tokens, PinPrompt prompt, Path directory, Faults faults, Clock clock) {
        desk = new TokenDesk(
                tokens, new CalmPrompt(prompt, clock), new TokenLocks(directory), new KeptLogins(KEPT_LOGIN));
        var journal = new Journal(directory, faults);
        inventory = new Inventory(tokens);
        prove = new Prove(desk);
        history = new History(desk);
        plan = new Plan(desk, journal);
        generate = new Generate(desk, journal, faults);
        install = new Install(desk, journal, faults);
        verify = new Verify(desk);
        retire = new Retire(desk, journal, new Destruction(faults));
        letGo = new LetGo(desk, new Destruction(faults));
    }

    @Override
    public JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        return switch (ticket.step()) {
            case INVENTORY -> inventory.carryOut(progress);
            case PROVE -> prove.carryOut(ticket, progress);
            case HISTORY -> history.carryOut(ticket, progress);
            case PLAN -> plan.carryOut(ticket, progress);
            case GENERATE -> generate.carryOut(ticket, progress);
            case INSTALL -> install.carryOut(ticket, progress);
            case VERIFY -> verify.carryOut(ticket, progress);
            case RETIRE -> retire.carryOut(ticket, progress);
            case LET_GO -> letGo.carryOut(ticket, progress);
        };
    }

    @Override
    public void close() {
        desk.close();
    }
}
