package org.yanqi.domain.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * What lies in the stores beside the application and the CA's register.
 *
 * @param ledger what the application became, by the ledger, first things first
 * @param reviews the moments at which the ledger knows of a reviewer's yes, with the reviewer's name
 * @param orders the order that the application was paid by, and all others that are in its name
 * @param agreement hash of the signed paper
 * @param texts those that the handler consented to and that are still kept
 * @param eventCertificates made for this application
 * @param keys by their fingerprints, with the application that showed them first
 * @param request the stored request, read again
 * @param oldKey what the old signing key has signed to show that it is there, if the signature verifies
 * @param newKey the same of the new one
 * @param superseded when the old signing certificate was revoked as superseded
 * @param withdrawn which of the new certificates are revoked
 */
public record KeptEvidence(
        List<Reached> ledger,
        List<Review> reviews,
        List<PaymentOrder> orders,
        Optional<Sha256> agreement,
        Set<AgreementVersion> texts,
        Set<SerialNumber> eventCertificates,
        Map<Sha256, ApplicationNumber> keys,
        Optional<CertificationRequest> request,
        Optional<Proved> oldKey,
        Optional<Proved> newKey,
        Optional<Instant> superseded,
        Set<SerialNumber> withdrawn) {
    /** A change of state, as the ledger knows it. */
    public record Reached(RenewalStatus state, Instant at) {}

    public record Review(String reviewer, Instant at) {}

    /** What a signed statement says: for which application it was made. */
    public record Proved(String application) {}

    public KeptEvidence {
        ledger = List.copyOf(ledger);
        reviews = List.copyOf(reviews);
        orders = List.copyOf(orders);
        texts = Set.copyOf(texts);
        eventCertificates = Set.copyOf(eventCertificates);
        keys = Map.copyOf(keys);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** When the state was reached for the first time, by the ledger. */
    Optional<Instant> reached(RenewalStatus state) {
        return ledger.stream()
                .filter(step -> step.state() == state)
                .map(Reached::at)
                .findFirst();
    }
}
