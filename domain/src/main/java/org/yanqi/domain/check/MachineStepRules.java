package org.yanqi.domain.check;

import static org.yanqi.domain.machine.MachineRenewal.Status.ISSUED;
import static org.yanqi.domain.machine.MachineRenewal.Status.ISSUING;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.MachineRenewal.Status;

/** The audit ledger tells of every step of a machine's renewal, in order: intent, certificate, answer, revocation. */
final class MachineStepRules {
    private MachineStepRules() {}

    static void apply(SerialNumber renewed, MachineFacts facts, Mismatches mismatches) {
        MandateChronicle ledger = facts.ledger();
        Stream.of(Status.values())
                .filter(state -> isNeeded(state, renewed, facts)
                        && ledger.reached(renewed, state).isEmpty())
                .map(state -> new Mismatch.MachineStepNotInLedger(new Mismatch.MachineStep(state, renewed)))
                .forEach(mismatches::add);
        for (Status state : Status.values()) {
            ledger.reached(renewed, state)
                    .ifPresent(at ->
                            before(state).ifPresent(earlier -> comesFirst(earlier, renewed, at, facts, mismatches)));
        }
        facts.made(renewed).ifPresent(made -> comesFirst(ISSUING, renewed, made.at(), facts, mismatches));
    }

    /** What the ledger has cannot be without what comes before it; what is in the register is recorded soon after. */
    private static boolean isNeeded(Status state, SerialNumber renewed, MachineFacts facts) {
        boolean led = Stream.of(Status.values())
                .filter(later -> facts.ledger().reached(renewed, later).isPresent())
                .anyMatch(later -> before(later).filter(state::equals).isPresent());
        return led
                || state == ISSUED
                        && facts.made(renewed)
                                .filter(made -> facts.isPast(made.at().plus(IssuanceCheck.SETTLING)))
                                .isPresent();
    }

    private static Optional<Status> before(Status state) {
        return switch (state) {
            case ISSUING -> Optional.empty();
            case ISSUED -> Optional.of(ISSUING);
            case CONFIRMED, REJECTED -> Optional.of(ISSUED);
            case COMPLETED -> Optional.of(Status.CONFIRMED);
            case WITHDRAWN -> Optional.of(Status.REJECTED);
        };
    }

    private static void comesFirst(
            Status state, SerialNumber renewed, Instant later, MachineFacts facts, Mismatches mismatches) {
        facts.ledger()
                .reached(renewed, state)
                .filter(at -> at.isAfter(later.plus(IssuanceCheck.CLOCKS)))
                .map(at -> new Mismatch.MachineStepTooLate(new Mismatch.MachineStep(state, renewed), later))
                .ifPresent(mismatches::add);
    }
}
