package org.yanqi.domain.check;

import static org.yanqi.domain.machine.MachineRenewal.Status.CONFIRMED;
import static org.yanqi.domain.machine.MachineRenewal.Status.ISSUED;
import static org.yanqi.domain.machine.MachineRenewal.Status.REJECTED;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.MachineRenewal;

/** The old certificate is revoked once the machine has the new one and not before; what it does not take is revoked. */
final class MachineRevocationRules {
    private MachineRevocationRules() {}

    static void apply(SerialNumber renewed, MachineFacts facts, Mismatches mismatches) {
        if (!facts.canRead(Store.REVOCATIONS)) {
            return;
        }
        SerialNumber old = facts.ledger().of(renewed).findFirst().orElseThrow().old();
        if (isSupersededTooEarly(old, facts)) {
            mismatches.add(new Mismatch.SupersededTooEarly(old));
        }
        facts.ledger()
                .reached(renewed, CONFIRMED)
                .ifPresentOrElse(
                        taken -> isRevoked(old, taken, facts, mismatches),
                        () -> isWithdrawn(renewed, facts, mismatches));
    }

    /** Who renews the same certificate in the wizard supersedes it, too. */
    private static boolean isSupersededTooEarly(SerialNumber old, MachineFacts facts) {
        return facts.canRead(Store.APPLICATION)
                && !facts.byPersons().contains(old)
                && Optional.ofNullable(facts.revoked().get(old))
                        .filter(MachineFacts.Revoked::superseded)
                        .map(MachineFacts.Revoked::at)
                        .filter(at -> facts.taken(old)
                                .map(taken -> taken.isAfter(at.plus(IssuanceCheck.CLOCKS)))
                                .orElse(true))
                        .isPresent();
    }

    private static void isRevoked(SerialNumber old, Instant taken, MachineFacts facts, Mismatches mismatches) {
        if (!facts.revoked().containsKey(old) && facts.isPast(taken.plus(IssuanceCheck.SETTLING))) {
            mismatches.add(new Mismatch.NotSuperseded(old));
        }
    }

    private static void isWithdrawn(SerialNumber renewed, MachineFacts facts, Mismatches mismatches) {
        Optional<Instant> deadline = facts.ledger()
                .reached(renewed, REJECTED)
                .or(() -> facts.ledger().reached(renewed, ISSUED).map(issued -> issued.plus(MachineRenewal.PATIENCE)))
                .map(from -> from.plus(IssuanceCheck.SETTLING));
        if (!facts.revoked().containsKey(renewed)
                && deadline.filter(facts::isPast).isPresent()) {
            mismatches.add(new Mismatch.NotWithdrawn(renewed));
        }
    }
}
