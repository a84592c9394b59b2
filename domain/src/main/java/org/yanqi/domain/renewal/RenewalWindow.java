package org.yanqi.domain.renewal;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.certificate.ValidityTerm;

/** Rule 1: when a certificate may be renewed by oneself, as periods before and after its end. */
public record RenewalWindow(Period before, Period after) {
    public static final RenewalWindow STANDARD = new RenewalWindow(Period.ofDays(90), Period.ofDays(365));

    public Instant opens(ValidityPeriod validity) {
        return validity.notAfter().atOffset(ValidityTerm.CHINA).minus(before).toInstant();
    }

    public Instant closes(ValidityPeriod validity) {
        return validity.notAfter().atOffset(ValidityTerm.CHINA).plus(after).toInstant();
    }

    Optional<Refusal> refusal(CertificatePair pair, Instant now) {
        return refusal(pair.signing(), now);
    }

    /** Whether it is too early for this signing certificate. */
    public Optional<Refusal> refusal(Certificate signing, Instant now) {
        ValidityPeriod validity = signing.validity();
        return now.isBefore(opens(validity))
                ? Optional.of(new Refusal.WindowNotOpen(opens(validity), validity.notAfter(), signing.fingerprint()))
                : Optional.empty();
    }

    Optional<LateRenewal> lateness(ValidityPeriod validity, Instant now) {
        return now.isAfter(closes(validity))
                ? Optional.of(new LateRenewal(validity.notAfter(), closes(validity)))
                : Optional.empty();
    }
}
