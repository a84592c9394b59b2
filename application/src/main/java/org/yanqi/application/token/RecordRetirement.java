package org.yanqi.application.token;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalCommand;

/**
 * The token agent is done with the old signing key, whose certificate is revoked whether or not anybody says so. Nobody
 * here can see into the token: what the agent has said is on record, and a renewal that has come so far ends by it.
 */
public final class RecordRetirement {
    private final RenewalDesk desk;
    private final FaultPoints faults;
    private final Clock clock;

    /**
     * What the token agent has answered.
     *
     * @param retired that it has looked and the old key is gone
     * @param kept the encryption certificates that stay on the token
     */
    public record Command(ApplicationNumber number, boolean retired, List<Sha256> kept) {
        public Command {
            kept = List.copyOf(kept);
        }
    }

    public RecordRetirement(RenewalDesk desk, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.faults = faults;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var said = Map.of(
                "retired",
                Boolean.toString(command.retired()),
                "kept",
                command.kept().stream().map(Sha256::hex).collect(Collectors.joining(" ")));
        Outcome outcome = desk.ask(
                RenewalDesk.HANDLER, command.number(), new RenewalCommand.RecordRetirement(clock.instant()), said);
        faults.reached(FaultPoints.Point.RETIREMENT_RECORDED);
        return outcome;
    }
}
