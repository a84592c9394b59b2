package org.yanqi.domain.renewal;

import java.util.List;
import java.util.Optional;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.Consent;

/** The consents given so far, at most one for each agreement. */
public record Consents(List<Consent> given) {
    public Consents {
        given = List.copyOf(given);
        if (given.stream().map(consent -> consent.agreement().kind()).distinct().count() != given.size()) {
            throw new IllegalArgumentException("one consent for each agreement");
        }
    }

    public Optional<Consent> to(AgreementKind kind) {
        return given.stream()
                .filter(consent -> consent.agreement().kind() == kind)
                .findFirst();
    }
}
