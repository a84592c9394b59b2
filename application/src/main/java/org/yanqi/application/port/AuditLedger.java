package org.yanqi.application.port;

import java.util.List;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The append-only record of what was done, a chain of hashes for each application. */
public interface AuditLedger {
    /**
     * Appends an act that changes no application's state, such as a refusal or a download.
     *
     * @return the entry's place in its application's chain, from 1
     */
    int append(AuditEntry entry);

    /** The entries in order; their chain has been verified. */
    List<AuditEntry> of(ApplicationNumber application);
}
