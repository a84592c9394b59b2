package org.yanqi.application.machine;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.machine.MandateDesk.Act;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.Confirmation;
import org.yanqi.domain.machine.Exchange;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.domain.machine.MandateDecision;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * A machine says that it holds its new certificate, or a registration authority says so for it: only now the old one is revoked
 * as superseded. If it is not wanted, the new one is, and the old one stays.
 */
public final class ConfirmMachineCertificate {
    private final MandateDesk desk;
    private final Revocations revocations;
    private final RevokeForMachine revoking;
    private final RateLimits limits;
    private final FaultPoints faults;
    private final Clock clock;

    /**
     * @param exchange with the mark of our last word, which is repeated
     * @param certificate the fingerprint of the one that is spoken of
     */
    public record Command(Exchange exchange, Sha256 certificate, boolean accepted) {}

    ConfirmMachineCertificate(
            MandateDesk desk,
            Revocations revocations,
            RevokeForMachine revoking,
            RateLimits limits,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.revocations = revocations;
        this.revoking = revoking;
        this.limits = limits;
        this.faults = faults;
        this.clock = clock;
    }

    /** @return why not, or nothing if it is noted */
    public Optional<MachineRefusal> handle(Command command) {
        return desk.find(new Sign.OfConversation(command.exchange().transaction()))
                .map(mandate -> confirm(command, mandate))
                .orElseGet(() -> Optional.of(new MachineRefusal.NothingToConfirm()));
    }

    private Optional<MachineRefusal> confirm(Command command, RenewalMandate found) {
        ApplicationNumber number = found.number();
        SerialNumber old = found.latest().orElseThrow().order().oldSerial();
        Instant now = clock.instant();
        var said = new Confirmation(
                command.exchange(), command.certificate(), command.accepted(), Standing.of(old, revocations), now);
        String act = command.accepted() ? "ConfirmCertificate" : "RejectCertificate";
        MandateDecision decision =
                desk.ask(number, new Act(command.exchange().speaker(), act, now), mandate -> mandate.confirm(said));
        if (decision instanceof MandateDecision.Refused(MachineRefusal refusal)) {
            return Optional.of(refusal);
        }
        faults.reached(FaultPoints.Point.MACHINE_ANSWER_STORED);
        revoking.finish(number);
        if (command.accepted()) {
            limits.forgive(RenewByMachine.subject(number));
        }
        return Optional.empty();
    }
}
