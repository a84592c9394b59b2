package org.yanqi.application.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.application.ticket.Statement;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;

/** The token has proved what it can do with its new keys and its old one; "installed" is never taken on anybody's word. */
public final class ConfirmInstallation {
    private final RenewalDesk desk;
    private final PossessionProofs proofs;
    private final TokenJobs jobs;
    private final FaultPoints faults;
    private final Clock clock;

    /** @param proof by the new signing key; the hashes of what the token opened with each encryption key */
    public record Command(ApplicationNumber number, Bytes proof, Sha256 newOpened, Sha256 oldOpened) {}

    public ConfirmInstallation(
            RenewalDesk desk, PossessionProofs proofs, TokenJobs jobs, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.proofs = proofs;
        this.jobs = jobs;
        this.faults = faults;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Optional<RenewalApplication> application = desk.find(command.number());
        if (application.isEmpty()) {
            return new Outcome.NotFound(command.number());
        }
        Optional<TokenJob> job = jobs.latest(command.number().value(), TokenStep.Kind.VERIFY);
        if (job.isEmpty() || !(job.get().step() instanceof TokenStep.Verify verify)) {
            return desk.refuse(
                    RenewalDesk.HANDLER,
                    application.get(),
                    "ConfirmInstallation",
                    new Refusal.InstallationNotProved(Refusal.InstallationProof.NEW_KEY_SIGNS),
                    clock.instant());
        }
        Instant now = clock.instant();
        Optional<ProofOfPossession> signed = application
                .get()
                .reached(Issued.class)
                .flatMap(issued -> proofs.verify(
                        command.proof(),
                        Statement.of(job.get()),
                        issued.renewed().signing(),
                        now));
        Outcome outcome = desk.ask(
                RenewalDesk.HANDLER,
                command.number(),
                new RenewalCommand.ConfirmInstallation(
                        signed,
                        verify.newAnswer().equals(command.newOpened()),
                        verify.oldAnswer().equals(command.oldOpened()),
                        false,
                        now));
        faults.reached(FaultPoints.Point.INSTALLATION_RECORDED);
        return outcome;
    }
}
