package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.Consent;

/** Consent counts only to the text that is in force, by its hash. */
final class ConsentGiven {
    private ConsentGiven() {}

    static Optional<Refusal> to(AgreementKind kind, Consents consents, RenewalRules rules) {
        return consents.to(kind)
                .map(consent -> inForce(consent, rules))
                .orElseGet(() -> Optional.of(new Refusal.ConsentMissing(kind)));
    }

    static Optional<Refusal> inForce(Consent consent, RenewalRules rules) {
        return rules.agreements().contains(consent.agreement())
                ? Optional.empty()
                : Optional.of(new Refusal.AgreementReplaced(
                        consent.agreement().kind(), consent.agreement().version()));
    }
}
