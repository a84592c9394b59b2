package org.yanqi.domain.check;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * All that is known of one issuance, each fact from its own store; none of them is believed because of another.
 *
 * @param unreadable stores that could not be read: what they would say is not asked for
 */
public record IssuanceFacts(
        ApplicationNumber number,
        Optional<RegisteredPair> registered,
        Optional<RenewalApplication> application,
        KeptEvidence kept,
        Set<Store> unreadable,
        Instant now) {
    public IssuanceFacts {
        unreadable = Set.copyOf(unreadable);
    }

    boolean canRead(Store store) {
        return !unreadable.contains(store);
    }

    /** The application in this state, if it has come so far and tells of it still. */
    <S extends RenewalApplication> Optional<S> reached(Class<S> state) {
        return application.flatMap(found -> found.reached(state));
    }

    Optional<Erased> erased() {
        return reached(Erased.class);
    }

    /** How far the application has come, or had when it was erased. */
    Optional<RenewalStatus> progress() {
        return application.map(found -> found instanceof Erased erased ? erased.ended() : found.status());
    }

    /** Whether certificates are there, by the word of the register or of the application. */
    boolean isIssued() {
        return registered.isPresent() || recorded().isPresent();
    }

    /** The new pair as the application records it. */
    Optional<CertificatePair> recorded() {
        return reached(Installed.class)
                .map(Installed::renewed)
                .or(() -> reached(Issued.class).map(Issued::renewed));
    }

    /** The new pair as the register holds it. */
    Optional<CertificatePair> pair() {
        return registered.flatMap(RegisteredPair::pair);
    }

    /** Whether what goes on in the background after an issuance has to be done by now. */
    boolean isSettled() {
        return issuedAt()
                .filter(issued -> issued.plus(IssuanceCheck.SETTLING).isBefore(now))
                .isPresent();
    }

    /** When the certificates were made, by the register. */
    Optional<Instant> issuedAt() {
        return registered.map(RegisteredPair::at);
    }
}
