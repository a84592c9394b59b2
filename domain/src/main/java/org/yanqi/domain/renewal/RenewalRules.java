package org.yanqi.domain.renewal;

import java.util.List;
import java.util.Set;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.payment.FeeSchedule;

/** What a CA decides for itself: everything else in the rules is the same everywhere. */
public record RenewalRules(
        RenewalWindow window,
        FeeSchedule fees,
        List<ServedIssuer> issuers,
        Set<AgreementVersion> agreements,
        ConfirmationPhrase phrase,
        int faceAttempts,
        Patience patience,
        PersonalDataRetention retention) {

    /** An issuer whose certificates are renewed here, and with which keys. */
    public record ServedIssuer(DistinguishedName name, KeyProfile profile) {}

    public RenewalRules {
        issuers = List.copyOf(issuers);
        agreements = Set.copyOf(agreements);
        if (faceAttempts < 1) {
            throw new IllegalArgumentException("at least one face check is allowed");
        }
    }
}
