package org.yanqi.domain.check;

import static org.yanqi.domain.machine.MachineRenewal.Status.CONFIRMED;
import static org.yanqi.domain.machine.MachineRenewal.Status.ISSUING;

import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.RenewalTerms;

/** A mandate stands as it was recorded, and where the ledger says that its renewals have brought it. */
final class MandateRules {
    private MandateRules() {}

    static void apply(MachineFacts facts, Mismatches mismatches) {
        MandateChronicle ledger = facts.ledger();
        if (facts.mandate().isEmpty() && ledger.isEmpty()) {
            return;
        }
        if (facts.mandate().isEmpty()) {
            mismatches.add(new Mismatch.MandateMissing(facts.number()));
        }
        ledger.recorded()
                .ifPresentOrElse(
                        recorded -> isKept(recorded, facts, mismatches),
                        () -> mismatches.add(new Mismatch.MandateNotInLedger(facts.number())));
        facts.mandate().ifPresent(mandate -> standsWhereTheLedgerSays(mandate, facts, mismatches));
    }

    private static void isKept(MandateChronicle.Recorded recorded, MachineFacts facts, Mismatches mismatches) {
        facts.mandate().map(RenewalMandate::terms).ifPresent(terms -> areTheSame(recorded.terms(), terms, mismatches));
        SerialNumber stands = recorded.serial();
        int taken = 0;
        for (SerialNumber renewed : facts.ledger().renewed()) {
            isOrderedInTime(renewed, recorded, facts, mismatches);
            SerialNumber old =
                    facts.ledger().of(renewed).findFirst().orElseThrow().old();
            mismatches.compare(stands, old, Mismatch.OtherPredecessor::new);
            if (facts.ledger().reached(renewed, CONFIRMED).isPresent()) {
                stands = renewed;
                taken++;
            }
        }
        if (taken > recorded.terms().renewals()) {
            mismatches.add(new Mismatch.TooManyRenewals(recorded.terms().renewals(), taken));
        }
        isFor(stands, recorded, facts, mismatches);
    }

    private static void areTheSame(RenewalTerms recorded, RenewalTerms stands, Mismatches mismatches) {
        List<String> were = words(recorded);
        List<String> are = words(stands);
        for (int i = 0; i < were.size(); i++) {
            mismatches.compare(were.get(i), are.get(i), Mismatch.OtherTerms::new);
        }
    }

    private static List<String> words(RenewalTerms terms) {
        return List.of(
                terms.contract().value(),
                String.valueOf(terms.renewals()),
                terms.until().toString(),
                String.valueOf(terms.term().years()),
                terms.recordedBy().value());
    }

    private static void isOrderedInTime(
            SerialNumber renewed, MandateChronicle.Recorded recorded, MachineFacts facts, Mismatches mismatches) {
        facts.ledger().reached(renewed, ISSUING).ifPresent(ordered -> {
            if (ordered.isAfter(recorded.terms().until())) {
                mismatches.add(new Mismatch.MandateOver(recorded.terms().until(), ordered));
            }
            if (recorded.terms().recordedAt().isAfter(ordered.plus(IssuanceCheck.CLOCKS))) {
                mismatches.add(new Mismatch.MandateNotInLedger(facts.number()));
            }
        });
    }

    /** The mandate is for the certificate that was taken last, or still for the one that it was recorded for. */
    private static void isFor(
            SerialNumber stands, MandateChronicle.Recorded recorded, MachineFacts facts, Mismatches mismatches) {
        Optional<Sha256> expected = stands.equals(recorded.serial())
                ? Optional.of(recorded.certificate())
                : facts.made(stands).map(MachineFacts.Made::octets);
        facts.mandate()
                .map(RenewalMandate::certificate)
                .ifPresent(found -> expected.ifPresent(
                        octets -> mismatches.compare(octets, found, Mismatch.OtherCertificate::new)));
    }

    private static void standsWhereTheLedgerSays(RenewalMandate mandate, MachineFacts facts, Mismatches mismatches) {
        List<MandateChronicle.Step> steps = facts.ledger().steps();
        long taken = steps.stream()
                .filter(step -> step.state() == CONFIRMED)
                .map(MandateChronicle.Step::renewed)
                .distinct()
                .count();
        mismatches.compare(Math.toIntExact(taken), mandate.used(), Mismatch.OtherUse::new);
        String told = steps.isEmpty()
                ? ""
                : new Mismatch.MachineStep(
                                steps.getLast().state(), steps.getLast().renewed())
                        .toString();
        mismatches.compare(told, mandate.latest().map(MandateRules::word).orElse(""), Mismatch.OtherMachineState::new);
    }

    private static String word(MachineRenewal renewal) {
        return new Mismatch.MachineStep(renewal.status(), renewal.order().serial()).toString();
    }
}
