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

    /** What an issuer may decide for itself about a certificate that it is asked for. */
    public enum Discretion {
        /** Serial numbers and validity are as ordered. */
        NONE,
        /**
         * The issuer numbers its certificates (RFC 4211 §5: a serial number is not asked for) and may be generous with their
         * validity; they never end before what was paid for.
         */
        NUMBERS_AND_VALIDITY
    }

    /** An issuer whose certificates are renewed here, with which keys, and what it decides for itself. */
    public record ServedIssuer(DistinguishedName name, KeyProfile profile, Discretion discretion) {
        /** An issuer that does as it is told. */
        public ServedIssuer(DistinguishedName name, KeyProfile profile) {
            this(name, profile, Discretion.NONE);
        }
    }

    public RenewalRules {
        issuers = List.copyOf(issuers);
        agreements = Set.copyOf(agreements);
        if (faceAttempts < 1) {
            throw new IllegalArgumentException("at least one face check is allowed");
        }
    }

    /** The issuer of this name, which has been checked to be served. */
    ServedIssuer served(DistinguishedName issuer) {
        return issuers.stream()
                .filter(served -> served.name().matches(issuer))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a presented certificate has an issuer that is served"));
    }
}
