package org.yanqi.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalEvent;

/** All renewal applications. */
public interface RenewalApplications {
    /**
     * A new state, what happened on the way to it, and who did what: all three are stored in one transaction, the events
     * in the outbox, the entry in the application's chain of the audit ledger.
     *
     * @param version the version that was loaded; 0 for a new application
     * @param erasureDue when the personal data of an application that has ended are to be erased
     */
    record Change(
            RenewalApplication next,
            long version,
            List<RenewalEvent> events,
            AuditEntry entry,
            Optional<Instant> erasureDue) {
        public Change {
            events = List.copyOf(events);
        }
    }

    Optional<Versioned<RenewalApplication>> find(ApplicationNumber number);

    /** @throws StaleVersionException if the stored version is another; nothing is stored then */
    void save(Change change);

    /** The application, neither ended nor completed, whose old or renewed signing certificate has this fingerprint. */
    Optional<ApplicationNumber> openFor(Sha256 signingCertificate);
}
