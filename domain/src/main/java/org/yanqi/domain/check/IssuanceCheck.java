package org.yanqi.domain.check;

import static org.yanqi.domain.renewal.RenewalStatus.COMPLETED;
import static org.yanqi.domain.renewal.RenewalStatus.INSTALLED;
import static org.yanqi.domain.renewal.RenewalStatus.ISSUED;
import static org.yanqi.domain.renewal.RenewalStatus.TAKEN_BACK;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.yanqi.domain.renewal.RenewalRules;
import org.yanqi.domain.renewal.RenewalStatus;

/** Matches a certificate that was issued with its application, and both with what lies in the stores. */
public final class IssuanceCheck {
    /** What goes on in the background after each step is done by then, whatever came in between. */
    static final Duration SETTLING = Duration.ofHours(1);
    /** The clocks of nodes differ by less than this. */
    static final Duration CLOCKS = Duration.ofMinutes(1);

    static final Set<RenewalStatus> WITH_CERTIFICATES = Set.of(ISSUED, INSTALLED, COMPLETED, TAKEN_BACK);

    private IssuanceCheck() {}

    /** All that does not fit; nothing where everything does. */
    public static List<Mismatch> of(IssuanceFacts facts, RenewalRules rules) {
        var mismatches = new Mismatches();
        facts.unreadable().stream().sorted().map(Mismatch.Unreadable::new).forEach(mismatches::add);
        if (facts.canRead(Store.APPLICATION) && facts.canRead(Store.REGISTER)) {
            IssuedPairRules.apply(facts, rules, mismatches);
        }
        if (facts.application().isPresent() && facts.isIssued()) {
            IdentityRules.apply(facts, mismatches);
            AgreementRules.apply(facts, mismatches);
            PaymentRules.apply(facts, mismatches);
            KeyRules.apply(facts, mismatches);
            LedgerRules.apply(facts, mismatches);
        }
        return mismatches.all();
    }
}
