package org.yanqi.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.ApplicationNumber;

/** All mandates by which machines renew their certificates. */
public interface RenewalMandates {
    /** By what a mandate is found. */
    sealed interface Sign {
        record Number(ApplicationNumber number) implements Sign {}

        /** The certificate that may be renewed; or, if it is nobody's, the one that was renewed last. */
        record OfCertificate(Sha256 certificate) implements Sign {}

        /** The conversation in which the last renewal was asked for. */
        record OfConversation(Bytes transaction) implements Sign {}
    }

    /**
     * A new state and who did what, stored in one transaction.
     *
     * @param version the version that was loaded; 0 for a new mandate
     */
    record Change(RenewalMandate next, long version, AuditEntry entry) {}

    Optional<Versioned<RenewalMandate>> find(Sign sign);

    /** Those that the platform has to look after by now, longest due first. */
    List<ApplicationNumber> due(Instant now, int most);

    /**
     * @throws StaleVersionException if the stored version is another, or another mandate is for the same certificate or speaks
     *     in the same conversation; nothing is stored then
     */
    void save(Change change);
}
