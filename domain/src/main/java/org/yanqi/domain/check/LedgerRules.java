package org.yanqi.domain.check;

import static org.yanqi.domain.renewal.RenewalStatus.COMPLETED;
import static org.yanqi.domain.renewal.RenewalStatus.FACE_VERIFIED;
import static org.yanqi.domain.renewal.RenewalStatus.INSTALLED;
import static org.yanqi.domain.renewal.RenewalStatus.ISSUED;
import static org.yanqi.domain.renewal.RenewalStatus.ISSUING;
import static org.yanqi.domain.renewal.RenewalStatus.PAID;
import static org.yanqi.domain.renewal.RenewalStatus.SIGNED;
import static org.yanqi.domain.renewal.RenewalStatus.TAKEN_BACK;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.domain.renewal.TakenBack;

/** The audit ledger, which outlives the personal data, tells of every step that an issuance needs, in order and in time. */
final class LedgerRules {
    /** In the order in which they have to be reached. */
    private static final List<RenewalStatus> STEPS =
            List.of(FACE_VERIFIED, SIGNED, PAID, ISSUING, ISSUED, INSTALLED, COMPLETED);

    private LedgerRules() {}

    static void apply(IssuanceFacts facts, Mismatches mismatches) {
        if (!facts.canRead(Store.LEDGER)) {
            return;
        }
        for (RenewalStatus step : STEPS) {
            Optional<Instant> reached = facts.kept().reached(step);
            if (reached.isEmpty() && isNeeded(step, facts)) {
                mismatches.add(new Mismatch.StepNotInLedger(step));
            }
            reached.ifPresent(at -> isInTime(new Mismatch.Step(step, at), facts, mismatches));
        }
        facts.application().ifPresent(application -> agreesWithTheLedger(application, facts, mismatches));
    }

    /** An issuance needs all that comes before it; the steps after it are needed once they are claimed. */
    private static boolean isNeeded(RenewalStatus step, IssuanceFacts facts) {
        int claimed = facts.progress()
                .map(progress -> progress == TAKEN_BACK ? ISSUED : progress)
                .map(STEPS::indexOf)
                .orElse(-1);
        return STEPS.indexOf(step) <= Math.max(claimed, STEPS.indexOf(ISSUING));
    }

    private static void isInTime(Mismatch.Step step, IssuanceFacts facts, Mismatches mismatches) {
        if (STEPS.indexOf(step.state()) <= STEPS.indexOf(ISSUING)) {
            facts.issuedAt()
                    .filter(issued -> step.at().isAfter(issued.plus(IssuanceCheck.CLOCKS)))
                    .map(issued -> new Mismatch.IssuedBefore(step, issued))
                    .ifPresent(mismatches::add);
        }
    }

    private static void agreesWithTheLedger(
            RenewalApplication application, IssuanceFacts facts, Mismatches mismatches) {
        Stream.of(
                        Signed.class,
                        Paid.class,
                        Issuing.class,
                        Issued.class,
                        Installed.class,
                        Completed.class,
                        TakenBack.class)
                .flatMap(state -> application.reached(state).stream())
                .forEach(state -> facts.kept()
                        .reached(state.status())
                        .ifPresent(at -> mismatches.compare(
                                new Mismatch.Step(state.status(), at),
                                new Mismatch.Step(state.status(), state.since()),
                                Mismatch.StepAtOtherTime::new)));
        facts.kept().ledger().stream()
                .reduce((earlier, later) -> later)
                .map(KeptEvidence.Reached::state)
                .ifPresent(last -> mismatches.compare(last, application.status(), Mismatch.OtherState::new));
    }
}
