package org.yanqi.application.machine;

import java.time.Clock;
import java.util.Optional;
import org.yanqi.application.machine.MandateDesk.Act;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.MachineCertificates;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.machine.MachineOrder;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.MandateDecision;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Carries out a stored intent to issue, once or again, by the machine's request and by the platform at the same time. */
final class IssueToMachine {
    private final MandateDesk desk;
    private final MachineCertificates certificates;
    private final FaultPoints faults;
    private final Clock clock;

    IssueToMachine(MandateDesk desk, MachineCertificates certificates, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.certificates = certificates;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * @return why what the CA made could not be taken
     * @throws org.yanqi.application.port.UnavailableException if the CA does not answer; the intent stays
     */
    Optional<MachineRefusal> issue(ApplicationNumber number) {
        return desk.find(new Sign.Number(number))
                .flatMap(mandate -> mandate.standing(MachineRenewal.Status.ISSUING))
                .flatMap(renewal -> issue(number, renewal.order()));
    }

    private Optional<MachineRefusal> issue(ApplicationNumber number, MachineOrder order) {
        Certificate made = certificates.issue(order, clock.instant());
        faults.reached(FaultPoints.Point.MACHINE_CERTIFICATE_MADE);
        var act = new Act(MandateDesk.SYSTEM, "RecordIssuance", clock.instant());
        MandateDecision decision = desk.ask(number, act, mandate -> mandate.issued(made, act.at()));
        faults.reached(FaultPoints.Point.MACHINE_ISSUANCE_RECORDED);
        return decision instanceof MandateDecision.Refused(MachineRefusal refusal)
                ? Optional.of(refusal)
                : Optional.empty();
    }
}
