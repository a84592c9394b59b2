package org.yanqi.domain.check;

import java.util.List;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.RenewalRules;

/**
 * Matches the certificates that a machine has got over CMP with its mandate, and both with what lies in the stores. Of
 * applications it says nothing, as {@link IssuanceCheck} says nothing of mandates.
 */
public final class MachineCheck {
    private MachineCheck() {}

    /** All that does not fit; nothing where everything does. */
    public static List<Mismatch> of(MachineFacts facts, RenewalRules rules) {
        var mismatches = new Mismatches();
        facts.unreadable().stream().sorted().map(Mismatch.Unreadable::new).forEach(mismatches::add);
        facts.unclaimed().stream().map(Mismatch.NoMandate::new).forEach(mismatches::add);
        if (facts.canRead(Store.LEDGER) && facts.canRead(Store.MANDATE)) {
            MandateRules.apply(facts, mismatches);
        }
        if (facts.canRead(Store.LEDGER)) {
            facts.ledger().renewed().forEach(renewed -> {
                MachineStepRules.apply(renewed, facts, mismatches);
                MachineCertificateRules.apply(renewed, facts, rules, mismatches);
                MachineRevocationRules.apply(renewed, facts, mismatches);
            });
        }
        facts.mandate()
                .flatMap(RenewalMandate::latest)
                .ifPresent(latest -> MachineOrderRules.apply(latest, facts, mismatches));
        return mismatches.all();
    }
}
